import { Field } from './field.tsx'
import { KEY_MOST, keyFrom } from './key.ts'

interface Named {
  name: string
  key: string
}

interface Props {
  draft: Named
  onInput: (more: Partial<Named>) => void
}

interface NameProps extends Props {
  most: number
  says: { name: string; nameHint: string }
}

/** What something is called by people. As long as nobody chose another key, it follows the name. */
export const NameField = ({ draft, most, says, onInput }: NameProps) => (
  <Field
    name="name"
    label={says.name}
    hint={says.nameHint}
    value={draft.name}
    most={most}
    onInput={name => onInput({ name, ...(draft.key === keyFrom(draft.name) ? { key: keyFrom(name) } : {}) })}
  />
)

/** What it is called by machines; what is new may still choose it. */
export const KeyField = ({ draft, says, onInput }: Props & { says: { key: string; keyHint: string } }) => (
  <Field
    name="key"
    label={says.key}
    hint={says.keyHint}
    value={draft.key}
    most={KEY_MOST}
    onInput={key => onInput({ key })}
  />
)
