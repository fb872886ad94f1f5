import { connections as says } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { BrokerPart } from './broker.tsx'
import { Examples } from './examples.tsx'
import { HookList } from './hook-list.tsx'
import { KeyList } from './key-list.tsx'
import './connections.css'

/** How other systems send numbers, and how they are told. */
export const ConnectionsSection = ({ desk }: { desk: Desk }) => (
  <div class="connections">
    <p data-lead>
      {says.tells}{' '}
      <a href="/api/docs" target="_blank" rel="noreferrer">
        {says.docs}
      </a>
    </p>
    <KeyList desk={desk} />
    <Examples desk={desk} />
    <HookList desk={desk} />
    {desk.me.admin && <BrokerPart desk={desk} />}
  </div>
)
