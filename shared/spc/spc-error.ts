/**
 * Why a series cannot be charted. `bad-x`: dates and numbers mixed, or a number that is none; `duplicate-x`: two
 * values for one date on an XmR chart; `not-positive`: no time between two events on a t chart; `bad-option`: an
 * option that has no meaning, named in the message.
 */
export type SpcErrorCode = 'bad-x' | 'duplicate-x' | 'not-positive' | 'bad-option'

export class SpcError extends Error {
  readonly code: SpcErrorCode

  constructor(code: SpcErrorCode, message: string) {
    super(message)
    this.name = 'SpcError'
    this.code = code
  }
}
