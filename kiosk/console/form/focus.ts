/** Puts the cursor somewhere once the page shows what it will show next, so that nobody falls off it. */
export const focusSoon = (selector: string) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
