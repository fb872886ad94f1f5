import { useState } from 'preact/hooks'
import { desk as words, workingDesk } from '../../../shared/words/en.ts'
import { workInUse } from '../../../shared/work-kind.ts'
import type { Desk } from '../at-desk.ts'
import { Pick } from '../form/field.tsx'
import { focusSoon } from '../form/focus.ts'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { FileField } from '../measures/file-field.tsx'
import { besideFile, contentOf, FILE_MOST } from '../measures/importing.tsx'
import type { CountsLook } from './counts-look.ts'
import { CountsPreview } from './counts-preview.tsx'
import '../measures/importing.css'

const { file: says } = workingDesk

/** Brings counts from a file: choose it, look at what it would come to, then take it or not. */
export const CountsFile = ({ desk }: { desk: Desk }) => {
  const kinds = workInUse(desk.state.work)
  const [chosen, choose] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [look, setLook] = useState<CountsLook | null>(null)
  const kind = kinds.find(({ key }) => key === chosen) ?? kinds[0]
  const send = async () => {
    if (!file) throw new Amiss('file', words.measures.needFile)
    if (file.size > FILE_MOST) throw new Amiss('file', words.measures.bigFile)
    const content = await contentOf(file)
    try {
      const path = `/teams/${desk.team.id}/imports`
      setLook(await desk.ask<CountsLook>('POST', path, { work: kind?.key, name: file.name, content }))
    } catch (error) {
      throw besideFile(error)
    }
  }
  const leave = () => {
    setLook(null)
    setFile(null)
    focusSoon('.importing [name="file"]')
  }
  return (
    <section data-part class="importing" aria-labelledby="file-head">
      <h2 id="file-head">{says.head}</h2>
      <p data-lead>{says.tells}</p>
      {!kind && <p data-lead>{says.noKinds}</p>}
      {kind && look && (
        <CountsPreview key={look.import} {...{ desk, look }} onLook={setLook} onLeave={leave} />
      )}
      {kind && !look && (
        <Form name="counts" label={says.head} send={says.look} onSend={send}>
          <Pick
            name="kind"
            label={says.kind}
            value={kind.key}
            options={kinds.map(({ key, name }) => ({ value: key, label: name }))}
            onInput={choose}
          />
          <FileField onFile={setFile} />
        </Form>
      )}
    </section>
  )
}
