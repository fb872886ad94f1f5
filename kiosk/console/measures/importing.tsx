import { useState } from 'preact/hooks'
import { ApiRefusal } from '../../../shared/look/api.ts'
import type { Measure } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { focusSoon } from '../form/focus.ts'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { FileField } from './file-field.tsx'
import type { Look } from './file-look.ts'
import { FilePreview } from './file-preview.tsx'
import './importing.css'

const { measures: says } = words
export const FILE_MOST = 16_000_000

interface Props {
  desk: Desk
  measure: Measure
}

/** The bytes of a file as base64. */
export const contentOf = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    // The file was moved or taken away between choosing and reading.
    reader.onerror = () => reject(new Amiss('file', says.needFile))
    reader.readAsDataURL(file)
  })

/** What the server says of the file as a whole stands beside the file. */
export const besideFile = (error: unknown) => {
  if (!(error instanceof ApiRefusal)) return error
  if (error.code === 'not-found' && !error.field) return new Amiss('file', says.noImports)
  return error.field === 'content' || error.field === 'name' ? new Amiss('file', error.message) : error
}

/** Brings readings from a file: choose it, look at what it would come to, then take it or not. */
export const Importing = ({ desk, measure }: Props) => {
  const [file, setFile] = useState<File | null>(null)
  const [look, setLook] = useState<Look | null>(null)
  const send = async () => {
    if (!file) throw new Amiss('file', says.needFile)
    if (file.size > FILE_MOST) throw new Amiss('file', says.bigFile)
    const content = await contentOf(file)
    try {
      const path = `/teams/${desk.team.id}/imports`
      setLook(await desk.ask<Look>('POST', path, { measure: measure.key, name: file.name, content }))
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
    <div class="importing">
      <p data-lead>{says.importTells}</p>
      {look ? (
        <FilePreview key={look.import} {...{ desk, measure, look }} onLook={setLook} onLeave={leave} />
      ) : (
        <Form name="import" label={says.importHead} send={says.preview} onSend={send}>
          <FileField onFile={setFile} />
        </Form>
      )}
    </div>
  )
}
