import { workingKiosk } from '../../../shared/words/en.ts'
import { Leaf } from '../../leaf.tsx'
import { TapButton } from '../../tap-button.tsx'
import './help-choose.css'

const words = workingKiosk.help

interface Shown {
  key: string
  name: string
  tells?: string
  /** Of a call: whether somebody is coming, and who. */
  coming?: { is: boolean; says: string }
}

interface Props {
  title: string
  tells?: string
  choices: readonly Shown[]
  offline: boolean
  /** Something else to do from here. */
  other?: { name: string; onOther: () => void } | null
  onChoose: (key: string) => void
  onBack: () => void
}

/** One of a few, with a tap, under what this is not. */
export const HelpChoose = ({ title, tells, choices, offline, other, onChoose, onBack }: Props) => (
  <section class="help-choose">
    <Leaf
      over={
        <p class="bell" role={offline ? 'alert' : 'note'} data-offline={offline}>
          {offline ? (
            <b>{words.offline}</b>
          ) : (
            <>
              <b>{words.bell}</b> {words.bellTells}
            </>
          )}
        </p>
      }
      title={title}
      under={tells && <p>{tells}</p>}
      ways={
        <>
          <TapButton action="back" onTap={onBack}>
            {words.back}
          </TapButton>
          {other && (
            <TapButton action="other" onTap={other.onOther}>
              {other.name}
            </TapButton>
          )}
        </>
      }
    >
      <div class="choices" data-count={choices.length} data-many={choices.length > 6}>
        {choices.map(({ key, name, tells: more, coming }) => (
          <TapButton key={key} look="card" choice={key} onTap={() => onChoose(key)}>
            <bdi>{name}</bdi>
            {more && <small>{more}</small>}
            {coming && <small data-coming={coming.is}>{coming.says}</small>}
          </TapButton>
        ))}
      </div>
    </Leaf>
  </section>
)
