/** Whether an address leads back to the machine that opens it: every other one, a phone too, finds nothing there. */
export const isOnlyHere = (url: string) =>
  /^((.+\.)?localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(new URL(url).hostname)
