import { useEffect, useState } from 'preact/hooks'
import { mark, mount, useOwnTheme } from '../../shared/look/page.ts'
import { apiPage as says } from '../../shared/words/en.ts'
import type { OpenApi } from './api/document.ts'
import { Reference } from './api/reference.tsx'
import { Letterhead } from './home/letterhead.tsx'

const AS_JSON = '/api/docs?as=json'

const fetched = async (): Promise<OpenApi | null> => {
  try {
    const answer = await fetch(AS_JSON)
    return answer.ok ? await answer.json() : null
  } catch (error) {
    // The network went away between the page and what it tells.
    if (error instanceof TypeError) return null
    throw error
  }
}

/** What a script may ask and say, for the person who writes it. */
const ApiPage = () => {
  useOwnTheme()
  const [document, setDocument] = useState<OpenApi | null | undefined>(undefined)
  useEffect(() => {
    void fetched().then(setDocument)
  }, [])
  useEffect(() => {
    mark({ connection: document ? 'live' : document === null ? 'offline' : 'late', seq: 0 })
  }, [document])
  return (
    <Letterhead head={says.head}>
      <p>{says.tells}</p>
      {says.who.map(line => (
        <p key={line} data-soft>
          {line}
        </p>
      ))}
      <p>
        <a href={AS_JSON}>{says.asJson}</a>
      </p>
      {document === null && <p role="alert">{says.away}</p>}
      {document && <Reference document={document} />}
    </Letterhead>
  )
}

mount(<ApiPage />)
