import { useState } from 'preact/hooks'
import { templates } from '../../../shared/templates.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { Field, OneOf, Pick } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { templateOptions, timeZones } from '../home/starting.ts'
import { inTreeOrder } from './tree.ts'
import '../form/table.css'
import './teams.css'

const { teams: says } = words

/** The tree of teams, and a new one in it. */
export const TeamsSection = ({ desk }: { desk: Desk }) => (
  <div class="teams">
    <section data-part aria-labelledby="tree-head">
      <h2 id="tree-head">{says.listHead(desk.teams.length)}</h2>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">{says.name}</th>
              <th scope="col">{says.tier}</th>
            </tr>
          </thead>
          <tbody>
            {inTreeOrder(desk.teams).map(({ id, name, tier, depth }) => (
              <tr key={id}>
                <th scope="row" data-depth={Math.min(depth, 4)}>
                  <a href={hashOf({ team: id, section: 'team' })}>{name}</a>
                </th>
                <td>{tier}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
    <section data-part aria-labelledby="found-head">
      <h2 id="found-head">{says.foundHead}</h2>
      <Founding desk={desk} />
    </section>
  </div>
)

const Founding = ({ desk }: { desk: Desk }) => {
  const [name, setName] = useState('')
  const [template, setTemplate] = useState(templates[0]?.key ?? '')
  const [timeZone, setTimeZone] = useState(desk.state.team.timeZone)
  const [parent, setParent] = useState('')
  const send = async () => {
    const { id } = await desk.ask<{ id: string }>('POST', '/teams', {
      name,
      template,
      timeZone,
      ...(parent ? { parent } : {}),
    })
    await desk.renew()
    const there = hashOf({ team: id, section: 'welcome' })
    desk.say(says.founded(name.trim()), there)
    location.hash = there
  }
  return (
    <Form name="found" label={says.foundHead} send={says.found} onSend={send}>
      <Field name="name" label={says.name} value={name} most={60} onInput={setName} />
      <OneOf
        name="template"
        label={words.template}
        value={template}
        options={templateOptions}
        onInput={setTemplate}
      />
      <Field
        name="timeZone"
        label={words.timeZone}
        value={timeZone}
        list={timeZones()}
        onInput={setTimeZone}
      />
      <Pick
        name="parent"
        label={says.parent}
        hint={says.parentHint}
        value={parent}
        options={[
          { value: '', label: desk.organisation },
          ...inTreeOrder(desk.teams).map(team => ({ value: team.id, label: team.name })),
        ]}
        onInput={setParent}
      />
    </Form>
  )
}
