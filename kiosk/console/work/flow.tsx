import { useState } from 'preact/hooks'
import type { FlowColumn, Token } from '../../../shared/flow.ts'
import { workingDesk } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Fold } from '../team/fold.tsx'
import { FlowColumns } from './flow-columns.tsx'
import { useNow } from './now.ts'
import { PlaceToken } from './place-token.tsx'
import { TokenDoings } from './token-doings.tsx'
import './flow.css'

const { flow: says } = workingDesk
const MINUTE_MS = 60_000

interface Props {
  desk: Desk
}

/** The flow board: its cards, column by column, to be moved with a thumb in front of the wall; and its columns. */
export const FlowPage = ({ desk }: Props) => {
  const { columns } = desk.state.flow
  if (columns.length === 0) {
    return (
      <section data-part aria-labelledby="flow-set-head">
        <h2 id="flow-set-head">{says.set}</h2>
        <p data-lead>{says.none}</p>
        <FlowColumns desk={desk} onClose={() => {}} />
      </section>
    )
  }
  return (
    <div class="flow">
      <p data-lead>{says.tells}</p>
      <Cards desk={desk} />
      <PlaceToken desk={desk} />
      <Fold
        head={says.setHead}
        name="columns"
        now={<ColumnsNow columns={columns} />}
        kept={[desk.state.flow.name, columns]}
      >
        {close => <FlowColumns desk={desk} onClose={close} />}
      </Fold>
    </div>
  )
}

const ColumnsNow = ({ columns }: { columns: readonly FlowColumn[] }) => (
  <ul>
    {columns.map(({ key, name }) => (
      <li key={key}>{name}</li>
    ))}
  </ul>
)

const Cards = ({ desk }: Props) => {
  const now = useNow(desk)
  const [open, setOpen] = useState('')
  const { columns, tokens, name } = desk.state.flow
  return (
    <section aria-labelledby="flow-head">
      <h2 id="flow-head">{name}</h2>
      <ol data-columns>
        {columns.map(column => (
          <Column
            key={column.key}
            {...{ desk, column, now, open }}
            tokens={Object.values(tokens).filter(token => token.column === column.key)}
            onOpen={setOpen}
          />
        ))}
      </ol>
    </section>
  )
}

interface ColumnProps extends Props {
  column: FlowColumn
  tokens: readonly Token[]
  now: number
  open: string
  onOpen: (token: string) => void
}

const Column = ({ desk, column, tokens, now, open, onOpen }: ColumnProps) => {
  const isOver = column.limit !== undefined && tokens.length > column.limit
  const oldestFirst = tokens.toSorted((a, b) => a.movedAt - b.movedAt)
  return (
    <li data-column={column.key}>
      <h3>{column.name}</h3>
      <p data-soft={isOver ? undefined : true}>
        {says.count(tokens.length, column.limit)}
        {isOver && <b data-over>, {says.over}</b>}
      </p>
      {tokens.length === 0 && <p data-soft>{says.empty}</p>}
      <ul>
        {oldestFirst.map(token => (
          <Card
            key={token.id}
            {...{ desk, token, column, now }}
            isOpen={open === token.id}
            onOpen={isOpen => onOpen(isOpen ? token.id : '')}
          />
        ))}
      </ul>
    </li>
  )
}

interface CardProps extends Props {
  token: Token
  column: FlowColumn
  now: number
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

const lasting = (since: number, now: number) =>
  says.minutesLong(Math.max(0, Math.floor((now - since) / MINUTE_MS)))

const Card = ({ desk, token, column, now, isOpen, onOpen }: CardProps) => {
  const { label, movedAt, blocker, blockedAt } = token
  const isLong = column.minutes !== undefined && now - movedAt > column.minutes * MINUTE_MS
  return (
    <li data-token={token.id} data-is={blocker ? 'blocked' : isLong ? 'long' : 'going'}>
      <button type="button" aria-expanded={isOpen} data-action="open-token" onClick={() => onOpen(!isOpen)}>
        <b>{label}</b>
        <span>
          {now - movedAt < MINUTE_MS ? says.justHere : says.age(lasting(movedAt, now))}
          {isLong && <em>, {says.long}</em>}
        </span>
        {blocker && <span data-blocker>{says.blocked(blocker, lasting(blockedAt, now))}</span>}
      </button>
      {isOpen && <TokenDoings desk={desk} token={token} onDone={() => onOpen(false)} />}
    </li>
  )
}
