export const KEY_MOST = 32

/** A short name for machines, made from the one for people. */
export const keyFrom = (name: string) =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, KEY_MOST)
    .replaceAll(/^-+|-+$/g, '')
