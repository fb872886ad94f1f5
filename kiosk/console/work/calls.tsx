import { type Call, openCalls } from '../../../shared/help.ts'
import { workingDesk } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { useSending } from '../form/sending.ts'
import { Sure } from '../form/sure.tsx'
import { agoInWords } from '../when.ts'
import { useNow } from './now.ts'

const { help: says } = workingDesk
const OVER_SHOWN = 5

/** Who calls for help, oldest first, and the last calls that are over. */
export const Calls = ({ desk }: { desk: Desk }) => {
  const now = useNow(desk)
  const { help } = desk.state
  const open = openCalls(help)
  const over = help.calls.filter(({ endedAt }) => endedAt > 0).slice(-OVER_SHOWN)
  return (
    <section data-part aria-labelledby="calls-head">
      <h2 id="calls-head">{says.openHead(open.length)}</h2>
      {open.length === 0 && <p data-lead>{says.noneOpen}</p>}
      <ol data-calls>
        {open.map(call => (
          <OneCall key={call.id} {...{ desk, call, now }} />
        ))}
      </ol>
      {over.length > 0 && (
        <>
          <h3>{says.overHead}</h3>
          <ul data-soft>
            {over.toReversed().map(({ id, what, where, endedAt }) => (
              <li key={id}>
                {says.at(what, where)}: {says.overAfter(agoInWords(endedAt, now))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const comingOf = ({ who, acceptedAt }: Call, now: number) =>
  acceptedAt ? says.coming(who, agoInWords(acceptedAt, now)) : says.nobodyYet

const OneCall = ({ desk, call, now }: { desk: Desk; call: Call; now: number }) => {
  const { phase, send } = useSending()
  const said = says.at(call.what, call.where)
  const accept = (who: string) =>
    void send(async () => {
      await desk.write({ type: 'help-accepted', call: call.id, who })
      desk.say(says.accepted(who))
    })
  const end = async () => {
    await desk.write({ type: 'help-ended', call: call.id })
    desk.say(says.ended)
  }
  return (
    <li data-call={call.id} data-is={call.acceptedAt ? 'coming' : 'waiting'}>
      <h3>{said}</h3>
      {call.note && <p>{call.note}</p>}
      <p data-soft>
        {says.since(agoInWords(call.calledAt, now))}
        {call.from && ` ${says.from(call.from.name)}`}
      </p>
      <p>
        <b>{comingOf(call, now)}</b> {call.with && says.passed(call.with, agoInWords(call.passedAt, now))}
      </p>
      {phase.at === 'refused' && (
        <p role="alert" data-trouble>
          {phase.sentence}
        </p>
      )}
      {!call.acceptedAt && <Responders {...{ desk, said }} onAccept={accept} />}
      <div data-buttons>
        {call.acceptedAt ? (
          <Button action="end-call" label={says.endIt(said)} onClick={() => void send(end)}>
            {says.end}
          </Button>
        ) : (
          <Sure
            ask={says.end}
            label={says.endIt(said)}
            action="end-call"
            tells={says.endTells}
            yes={says.endYes}
            onYes={end}
          />
        )}
      </div>
    </li>
  )
}

interface RespondersProps {
  desk: Desk
  said: string
  onAccept: (who: string) => void
}

const Responders = ({ desk, said, onAccept }: RespondersProps) => (
  <>
    <p>{desk.state.help.responders.length > 0 ? says.accept : says.noResponders}</p>
    <p data-buttons>
      {desk.state.help.responders.map(({ key, name }) => (
        <Button
          key={key}
          weight="main"
          action="accept-call"
          label={says.acceptIt(name, said)}
          onClick={() => onAccept(name)}
        >
          {name}
        </Button>
      ))}
    </p>
  </>
)
