import { useEffect, useRef, useState } from 'preact/hooks'
import { mark, mount, useOwnTheme } from '../../shared/look/page.ts'
import { spoken } from '../../shared/ticket.ts'
import { phone } from '../../shared/words/en.ts'
import { codeIn } from './address.ts'
import { Claim } from './claim.tsx'
import { useGoingBack } from './going-back.ts'
import { type IdeaDraft, IdeaForm } from './idea-form.tsx'
import { Letter } from './letter.tsx'
import { openPass, type Pass } from './pass.ts'
import { type Given, ideaSender, moodGiver } from './saying.ts'
import { Start } from './start.tsx'
import { Thanks } from './thanks.tsx'
import { isRefusal } from './trouble.ts'

type View =
  | { at: 'start'; news: string }
  | { at: 'thanks'; given: Given }
  | { at: 'idea' }
  | { at: 'claim'; ticket: string }
type Door = { at: 'opening' | 'away' | 'nobody' } | { at: 'open'; pass: Pass }

const open = async (code: string): Promise<Door> => {
  try {
    return { at: 'open', pass: await openPass(code) }
  } catch (error) {
    if (
      isRefusal(error, 'no-such-team') ||
      isRefusal(error, 'not-understood') ||
      isRefusal(error, 'not-found')
    )
      return { at: 'nobody' }
    return { at: 'away' }
  }
}

const TeamPage = ({ code }: { code: string }) => {
  useOwnTheme()
  const [door, setDoor] = useState<Door>({ at: 'opening' })
  const knock = async () => {
    setDoor({ at: 'opening' })
    setDoor(await open(code))
  }
  useEffect(() => {
    knock()
  }, [])
  useEffect(() => {
    mark({ connection: door.at === 'open' ? 'live' : door.at === 'opening' ? 'late' : 'offline', seq: 0 })
  }, [door])
  if (door.at === 'open') return <Inside pass={door.pass} />
  if (door.at === 'nobody') {
    return (
      <Letter from="" head={phone.noTeamHead}>
        <p>{phone.noTeam}</p>
      </Letter>
    )
  }
  return (
    <Letter from="" head={phone.opening}>
      {door.at === 'away' && (
        <>
          <p data-note="trouble">{phone.openingOffline}</p>
          <div class="buttons">
            <button type="button" data-action="again" data-weight="main" onClick={knock}>
              {phone.again}
            </button>
          </div>
        </>
      )}
    </Letter>
  )
}

const headOf = (view: View) =>
  ({ start: phone.teamHead, thanks: phone.moodHead, idea: phone.ideaHead, claim: phone.claimHead })[view.at]

const unwritten: IdeaDraft = { topic: '', text: '' }

const Inside = ({ pass }: { pass: Pass }) => {
  const [view, setView] = useState<View>({ at: 'start', news: '' })
  const [{ giveMood, sendIdea }] = useState(() => ({ giveMood: moodGiver(pass), sendIdea: ideaSender(pass) }))
  const { team } = pass
  const home = (news = '') => setView({ at: 'start', news })
  // Half an idea waits in the memory of this page, and nowhere else, until it is sent or the page is closed.
  const written = useRef(unwritten)
  const send = async (idea: IdeaDraft) => {
    const ticket = await sendIdea(idea)
    written.current = unwritten
    setView({ at: 'claim', ticket })
  }
  // Nobody can give another ticket: who goes back from it still has it in front of them.
  useGoingBack(view.at !== 'start', () =>
    home(view.at === 'claim' ? phone.claimStill(spoken(view.ticket)) : ''),
  )
  return (
    <Letter from={phone.ward(team.name, team.organisation)} head={headOf(view)} demo={pass.demo}>
      {view.at === 'start' && (
        <Start
          news={view.news}
          onMood={async mood => setView({ at: 'thanks', given: await giveMood(mood) })}
          onIdea={() => setView({ at: 'idea' })}
        />
      )}
      {view.at === 'thanks' && (
        <Thanks
          mood={view.given.mood}
          reasons={team.reasons}
          onExplain={async why => {
            await view.given.explain(why)
            home(phone.explained)
          }}
          onTakeBack={async () => {
            await view.given.takeBack()
            home(phone.moodTaken)
          }}
          onLeave={() => home()}
        />
      )}
      {view.at === 'idea' && (
        <IdeaForm
          team={team}
          begun={written.current}
          onWrite={draft => {
            written.current = draft
          }}
          onSend={send}
          onBack={() => {
            written.current = unwritten
            home()
          }}
        />
      )}
      {view.at === 'claim' && <Claim ticket={view.ticket} onLeave={() => home()} />}
    </Letter>
  )
}

mount(<TeamPage code={codeIn(location.pathname)} />)
