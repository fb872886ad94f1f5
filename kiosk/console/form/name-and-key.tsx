import type { ComponentChildren } from 'preact'
import { Field } from './field.tsx'
import { KEY_MOST, keyFrom } from './key.ts'

interface Named {
  name: string
  key: string
}

interface Props {
  draft: Named
  /** What is new may still choose its key; it follows the name until somebody types another. */
  isNew: boolean
  most: number
  says: { name: string; nameHint: string; key: string; keyHint: string }
  /** What stands between the two. */
  children?: ComponentChildren
  onInput: (more: Partial<Named>) => void
}

/** What something is called by people, and what by machines. */
export const NameAndKey = ({ draft, isNew, most, says, children, onInput }: Props) => {
  const onName = (name: string) => {
    const followed = draft.key === keyFrom(draft.name)
    onInput({ name, ...(isNew && followed ? { key: keyFrom(name) } : {}) })
  }
  return (
    <>
      <Field
        name="name"
        label={says.name}
        hint={says.nameHint}
        value={draft.name}
        most={most}
        autoComplete="off"
        onInput={onName}
      />
      {children}
      {isNew && (
        <Field
          name="key"
          label={says.key}
          hint={says.keyHint}
          value={draft.key}
          most={KEY_MOST}
          autoComplete="off"
          onInput={key => onInput({ key })}
        />
      )}
    </>
  )
}
