import type { Notice } from '../../../shared/notices.ts'

/** What hangs on the wall today, newest first. */
export const hangingIn = (notices: readonly Notice[], today: string) =>
  notices.filter(({ text, until }) => text && (!until || until >= today)).toReversed()

/** What hung until its last day had passed, newest first. */
export const pastIn = (notices: readonly Notice[], today: string) =>
  notices.filter(({ text, until }) => text && until && until < today).toReversed()
