import type { ComponentChildren } from 'preact'
import { useContext, useId } from 'preact/hooks'
import { desk } from '../../../shared/words/en.ts'
import { FormContext } from './sending.ts'

const LEFT_SHOWN_BELOW = 100

interface Labelled {
  name: string
  label: string
  hint?: ComponentChildren
}

/** What ties a field to its label, its hint and the server's word about it. */
const useField = (name: string, hint: ComponentChildren) => {
  const id = useId()
  const phase = useContext(FormContext)
  const wrong = phase.at === 'refused' && phase.field === name ? phase.sentence : ''
  const described = [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ')
  return {
    id,
    wrong,
    tied: { id, name, 'aria-describedby': described || undefined, 'aria-invalid': wrong ? true : undefined },
  }
}

type Around = Omit<Labelled, 'name'> & { id: string; wrong: string; children: ComponentChildren }

const Around = ({ id, label, hint, wrong, children }: Around) => (
  <div data-field>
    <label for={id}>{label}</label>
    {hint && (
      <p id={`${id}-hint`} data-hint>
        {hint}
      </p>
    )}
    {children}
    <Wrong id={id} sentence={wrong} />
  </div>
)

const Wrong = ({ id, sentence }: { id: string; sentence: string }) =>
  sentence ? (
    <p id={`${id}-wrong`} data-wrong>
      {sentence}
    </p>
  ) : null

interface FieldProps extends Labelled {
  value: string
  type?: 'text' | 'email' | 'password' | 'date' | 'time' | 'number'
  most?: number
  min?: string
  max?: string
  /** What the browser may fill in; nothing, if it is not said. */
  autoComplete?: 'name' | 'username' | 'current-password' | 'new-password'
  inputMode?: 'text' | 'numeric'
  list?: readonly string[]
  /** Set in wide letters, for codes that are read one by one. */
  spelled?: boolean
  onInput: (value: string) => void
}

export const Field = (props: FieldProps) => {
  const { name, label, hint, value, type = 'text', most, list, spelled, onInput, ...more } = props
  const { autoComplete = 'off' } = more
  const { id, wrong, tied } = useField(name, hint)
  const input = {
    ...tied,
    ...more,
    autoComplete,
    value,
    maxLength: most,
    'data-spelled': spelled,
    spellcheck: spelled ? false : undefined,
    onInput: (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  }
  return (
    <Around id={id} label={label} hint={hint} wrong={wrong}>
      {list ? (
        <input {...input} type="text" list={`${id}-list`} />
      ) : (
        // Preact's types know each kind of input apart and none of several.
        <input {...input} type={type as 'text'} />
      )}
      {list && (
        <datalist id={`${id}-list`}>
          {list.map(one => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </Around>
  )
}

interface AreaProps extends Labelled {
  value: string
  most: number
  rows?: number
  onInput: (value: string) => void
}

export const Area = ({ name, label, hint, value, most, rows = 3, onInput }: AreaProps) => {
  const { id, wrong, tied } = useField(name, hint)
  const left = most - value.length
  return (
    <Around id={id} label={label} hint={hint} wrong={wrong}>
      <textarea
        {...tied}
        rows={rows}
        maxLength={most}
        value={value}
        onInput={event => onInput(event.currentTarget.value)}
      />
      {left <= LEFT_SHOWN_BELOW && (
        <p data-hint aria-live="polite">
          {desk.left(left)}
        </p>
      )}
    </Around>
  )
}

export interface Option {
  value: string
  label: string
  /** What choosing it brings. */
  tells?: string
}

interface OneOfProps extends Labelled {
  /** The choices are a word or two each. */
  short?: boolean
  value: string
  options: readonly Option[]
  onInput: (value: string) => void
}

export const Pick = ({ name, label, hint, value, options, onInput }: OneOfProps) => {
  const { id, wrong, tied } = useField(name, hint)
  return (
    <Around id={id} label={label} hint={hint} wrong={wrong}>
      <select {...tied} value={value} onChange={event => onInput(event.currentTarget.value)}>
        {options.map(one => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </Around>
  )
}

/** A few choices that can all be seen at once. */
export const OneOf = ({ name, label, hint, value, options, short = false, onInput }: OneOfProps) => {
  const { id, wrong, tied } = useField(name, hint)
  return (
    <fieldset data-field data-one-of aria-describedby={tied['aria-describedby']}>
      <legend>{label}</legend>
      {hint && (
        <p id={`${id}-hint`} data-hint>
          {hint}
        </p>
      )}
      <div data-options={short ? 'short' : 'long'}>
        {options.map(one => (
          <label key={one.value}>
            <input
              type="radio"
              name={name}
              value={one.value}
              checked={one.value === value}
              aria-invalid={tied['aria-invalid']}
              onChange={() => onInput(one.value)}
            />
            <span>
              <b>{one.label}</b>
              {one.tells && <small>{one.tells}</small>}
            </span>
          </label>
        ))}
      </div>
      <Wrong id={id} sentence={wrong} />
    </fieldset>
  )
}

interface TickProps extends Labelled {
  value: boolean
  onInput: (value: boolean) => void
}

export const Tick = ({ name, label, hint, value, onInput }: TickProps) => {
  const { id, wrong, tied } = useField(name, hint)
  return (
    <div data-field data-tick>
      <label for={id}>
        <input
          {...tied}
          type="checkbox"
          checked={value}
          onChange={event => onInput(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={`${id}-hint`} data-hint>
          {hint}
        </p>
      )}
      <Wrong id={id} sentence={wrong} />
    </div>
  )
}

interface TogetherProps extends Labelled {
  children: ComponentChildren
}

/** Several inputs that are one answer. What is wrong with one of them, or with all, stands under them. */
export const Together = ({ name, label, hint, children }: TogetherProps) => {
  const { id, wrong, tied } = useField(name, hint)
  const phase = useContext(FormContext)
  const own = phase.at === 'refused' && phase.field.startsWith(`${name}:`) ? phase.sentence : ''
  return (
    <fieldset data-field data-together={name} aria-describedby={tied['aria-describedby']}>
      <legend>{label}</legend>
      {hint && (
        <p id={`${id}-hint`} data-hint>
          {hint}
        </p>
      )}
      {children}
      {(wrong || own) && (
        <p id={`${id}-wrong`} data-wrong role="alert" tabIndex={-1} data-refused={wrong ? true : undefined}>
          {wrong || own}
        </p>
      )}
    </fieldset>
  )
}

interface CellProps {
  /** The name of those it stands together with, a colon, and its own. */
  name: string
  label: string
  value: string
  type?: 'text' | 'time'
  most?: number
  onInput: (value: string) => void
  onLeave?: () => void
}

/** A bare input among several; its label is heard and what stands around it is seen. */
export const Cell = ({ name, label, value, type = 'text', most, onInput, onLeave }: CellProps) => {
  const { wrong, tied } = useField(name, '')
  return (
    <input
      {...tied}
      type={type as 'text'}
      aria-label={label}
      aria-invalid={wrong ? true : undefined}
      aria-describedby={undefined}
      value={value}
      maxLength={most}
      inputMode={type === 'text' ? 'numeric' : undefined}
      autoComplete="off"
      onInput={event => onInput(event.currentTarget.value)}
      onBlur={onLeave}
    />
  )
}
