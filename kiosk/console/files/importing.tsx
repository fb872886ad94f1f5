import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { ApiRefusal } from '../../../shared/look/api.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { focusSoon } from '../form/focus.ts'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { FileField } from './file-field.tsx'
import './importing.css'

const { measures: says } = words
const FILE_MOST = 16_000_000

/** The bytes of a file as base64. */
const contentOf = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    // The file was moved or taken away between choosing and reading.
    reader.onerror = () => reject(new Amiss('file', says.needFile))
    reader.readAsDataURL(file)
  })

/** What the server says of the file as a whole stands beside the file. */
const besideFile = (error: unknown) => {
  if (!(error instanceof ApiRefusal)) return error
  if (error.code === 'not-found' && !error.field) return new Amiss('file', says.noImports)
  return error.field === 'content' || error.field === 'name' ? new Amiss('file', error.message) : error
}

interface Props<L> {
  desk: Desk
  /** The form's name. */
  name: string
  label: string
  send: string
  /** What the numbers are of. */
  of: object
  /** What is asked besides the file. */
  children?: ComponentChildren
  preview: (look: L, on: { onLook: (look: L) => void; onLeave: () => void }) => ComponentChildren
}

/** Brings numbers from a file: choose it, look at what it would come to, then take it or not. */
export const Importing = <L,>({ desk, name, label, send, of, children, preview }: Props<L>) => {
  const [file, setFile] = useState<File | null>(null)
  const [look, setLook] = useState<L | null>(null)
  const read = async () => {
    if (!file) throw new Amiss('file', says.needFile)
    if (file.size > FILE_MOST) throw new Amiss('file', says.bigFile)
    const content = await contentOf(file)
    try {
      const path = `/teams/${desk.team.id}/imports`
      setLook(await desk.ask<L>('POST', path, { ...of, name: file.name, content }))
    } catch (error) {
      throw besideFile(error)
    }
  }
  const onLeave = () => {
    setLook(null)
    setFile(null)
    focusSoon('.importing [name="file"]')
  }
  return (
    <div class="importing">
      {look ? (
        preview(look, { onLook: setLook, onLeave })
      ) : (
        <Form name={name} label={label} send={send} onSend={read}>
          {children}
          <FileField onFile={setFile} />
        </Form>
      )}
    </div>
  )
}
