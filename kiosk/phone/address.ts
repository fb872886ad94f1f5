import { readTicket } from '../../shared/ticket.ts'

/** The ticket in an address's fragment; null when there is none, or none that could be one. */
export const ticketIn = (hash: string): string | null => {
  try {
    return readTicket(decodeURIComponent(hash.replace(/^#/, '')))
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

/** The team's code in `/t/<code>`. */
export const codeIn = (pathname: string) => pathname.split('/').filter(Boolean)[1]?.toLowerCase() ?? ''

export const followPage = (ticket: string) => `/i#${ticket}`

/**
 * Takes the ticket out of the address. The page does so only when asked, or when the ticket opens nothing any more.
 * Doing it at once would look safer on a shared phone and is not: the list of pages visited has the link from the
 * moment it was opened, whatever the page does later. It would cost the author the page, because phones throw
 * background tabs away and load them again. So the link stays, and "forget this link" says what it can and cannot do.
 */
export const dropTicket = () => history.replaceState(null, '', `${location.pathname}${location.search}`)
