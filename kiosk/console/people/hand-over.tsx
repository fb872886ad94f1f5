import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Secret } from '../form/secret.tsx'

const { people: says } = words

export interface Invitation {
  name: string
  code: string
}

interface Props {
  desk: Desk
  invitation: Invitation
  onDone: () => void
}

/** The link that lets somebody choose a password, to be handed over by whoever invited them. */
export const HandOver = ({ desk, invitation: { name, code }, onDone }: Props) => (
  <Secret
    label={says.linkFor(name)}
    tells={says.linkTells}
    secret={`${desk.url}/#invite=${code}`}
    says={says.link}
    onDone={onDone}
  />
)
