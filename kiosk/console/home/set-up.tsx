import { useState } from 'preact/hooks'
import { call } from '../../../shared/look/api.ts'
import { templates } from '../../../shared/templates.ts'
import { desk, home } from '../../../shared/words/en.ts'
import { Field, OneOf } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { missingIn, ownTimeZone, type Start, templateOptions, timeZones } from './starting.ts'
import './set-up.css'

interface Props {
  /** The code from the link in the terminal, or the empty string. */
  code: string
  onDone: (team: string) => void
}

/** The first run: the organisation, its first team, the first person. */
export const SetUp = ({ code, onDone }: Props) => {
  const [start, setStart] = useState<Start>(() => ({
    ...{ code, organisation: '', name: '', email: '', password: '', team: '' },
    timeZone: ownTimeZone(),
    template: templates[0]?.key ?? '',
  }))
  const set = (field: keyof Start) => ({
    name: field,
    value: start[field],
    onInput: (value: string) => setStart(was => ({ ...was, [field]: value })),
  })
  const send = async () => {
    const missing = missingIn(start)
    if (missing) throw new Amiss(missing.field, missing.sentence)
    const { team } = await call<{ team: string }>('POST', '/setup', { ...start, code: start.code.trim() })
    onDone(team)
  }
  return (
    <div class="set-up">
      <Form name="set-up" label={home.setUp} send={home.setUpSend} onSend={send}>
        {!code && <Field {...set('code')} label={home.code} hint={home.codeHint} />}
        <h2>{home.aboutTeam}</h2>
        <Field {...set('organisation')} label={home.organisation} hint={home.organisationHint} most={60} />
        <Field {...set('team')} label={home.team} hint={home.teamHint} most={60} />
        <OneOf
          {...set('template')}
          label={desk.template}
          hint={home.templateHint}
          options={templateOptions}
        />
        <Field {...set('timeZone')} label={desk.timeZone} hint={home.timeZoneHint} list={timeZones()} />
        <h2>{home.aboutYou}</h2>
        <Field {...set('name')} label={home.name} most={60} autoComplete="name" />
        <Field
          {...set('email')}
          label={desk.email}
          hint={home.emailHint}
          type="email"
          autoComplete="username"
        />
        <Field
          {...set('password')}
          label={desk.password}
          hint={home.passwordHint}
          type="password"
          autoComplete="new-password"
        />
        {code && <p data-hint>{home.codeThere(code)}</p>}
      </Form>
    </div>
  )
}
