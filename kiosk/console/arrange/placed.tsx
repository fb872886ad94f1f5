import { useState } from 'preact/hooks'
import { panelOf } from '../../../board/panels/panels.ts'
import type { State } from '../../../shared/state.ts'
import { type Placement, panelSizes } from '../../../shared/team.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { Pick } from '../form/field.tsx'
import { Order } from '../team/choice-rows.tsx'
import { isSize, shownBy } from './arrangement.ts'
import { SettingsForm } from './settings-form.tsx'
import './placed.css'

const { board: says } = words

interface Props {
  state: State
  placement: Placement
  at: number
  of: number
  onMove: (by: number) => void
  /** Another panel was dropped on this one. */
  onMoveTo: (from: number) => void
  onChange: (next: Placement) => void
  onRemove: () => void
}

/** One panel of the board in its place. Buttons do all of it; a mouse may drag as well. */
export const Placed = ({ state, placement, at, of, onMove, onMoveTo, onChange, onRemove }: Props) => {
  const [setting, setSetting] = useState(false)
  const panel = panelOf(placement.kind)
  const title = panel?.title ?? placement.kind
  const shown = panel ? shownBy(panel, placement, state) : ''
  const hasSettings = panel && Object.keys(panel.settings).length > 0
  return (
    <li
      class="placed"
      data-kind={placement.kind}
      draggable={!setting}
      onDragStart={event => event.dataTransfer?.setData('text/plain', String(at))}
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        const from = Number(event.dataTransfer?.getData('text/plain') || Number.NaN)
        if (Number.isInteger(from)) onMoveTo(from)
      }}
    >
      <h2>
        {panel ? title : says.unknown(title)}
        {shown && <small>{shown}</small>}
      </h2>
      <Pick
        name={`size-${placement.id}`}
        label={says.size(title)}
        value={placement.size}
        options={panelSizes.map(size => ({ value: size, label: says.sizes[size] }))}
        onInput={size => isSize(size) && onChange({ ...placement, size })}
      />
      <div data-row>
        <Order at={at} of={of} name={title} onMove={onMove} />
        {hasSettings && (
          <Button
            weight="quiet"
            action="settings"
            label={says.settingsOf(title)}
            expanded={setting}
            onClick={() => setSetting(!setting)}
          >
            {says.settings}
          </Button>
        )}
        <Button weight="quiet" action="remove" label={says.removeIt(title)} onClick={onRemove}>
          {says.remove}
        </Button>
      </div>
      {setting && panel && <SettingsForm {...{ panel, state, placement, onChange }} />}
    </li>
  )
}
