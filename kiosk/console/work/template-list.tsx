import { workingDesk } from '../../../shared/words/en.ts'
import { workTemplates } from '../../../shared/work-templates.ts'
import './template-list.css'

const { form: says } = workingDesk
/** A kind of its own, without a template. */
const OWN = 'own'

const offered = [
  ...workTemplates.map(({ key, name, demand, bucket }) => ({
    key,
    name,
    tells: says.templateTells(says.demandWord[demand], says.bucketWord[bucket]),
  })),
  { key: OWN, name: says.ownTemplate, tells: says.ownTells },
]

/** Kinds of work that many teams count, each to begin with. */
export const TemplateList = ({ onChoose }: { onChoose: (key: string) => void }) => (
  <ul class="template-list">
    {offered.map(({ key, name, tells }) => (
      <li key={key}>
        <button type="button" data-template={key} onClick={() => onChoose(key)}>
          <b>{name}</b>
          <small>{tells}</small>
        </button>
      </li>
    ))}
  </ul>
)
