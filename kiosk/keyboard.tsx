import { useEffect, useRef } from 'preact/hooks'
import { SimpleKeyboard as Keys } from 'simple-keyboard'
import { kioskLater } from '../shared/words/en.ts'
import { nextLayout } from './keyboard-layout.ts'
import './keyboard.css'

const { keys } = kioskLater.writing

const layout = {
  default: [
    'q w e r t y u i o p',
    'a s d f g h j k l',
    '{shift} z x c v b n m {bksp}',
    "{numbers} ' , {space} . ?",
  ],
  shift: [
    'Q W E R T Y U I O P',
    'A S D F G H J K L',
    '{shift} Z X C V B N M {bksp}',
    "{numbers} ' , {space} . ?",
  ],
  numbers: ['1 2 3 4 5 6 7 8 9 0', "- / : ; ( ) £ & '", '! + = % # @ " {bksp}', '{letters} , {space} . ?'],
}

const display = {
  '{bksp}': keys.bksp,
  '{shift}': keys.shift,
  '{numbers}': keys.numbers,
  '{letters}': keys.letters,
  '{space}': keys.space,
}

interface Props {
  text: string
  most: number
  /** Told with the whole text and where the caret is in it. */
  onText: (text: string, caret: number) => void
}

/** The on-screen keyboard: large keys, nothing remembered, nothing suggested. */
export const Keyboard = ({ text, most, onText }: Props) => {
  const box = useRef<HTMLDivElement>(null)
  const board = useRef<Keys>(null)
  const heard = useRef(onText)
  heard.current = onText

  useEffect(() => {
    if (!box.current) return
    const made = new Keys(box.current, {
      layout,
      display,
      layoutName: text ? 'default' : 'shift',
      maxLength: most,
      theme: 'keyboard hg-theme-default',
      preventMouseDownDefault: true,
      updateCaretOnSelectionChange: true,
      newLineOnEnter: false,
      // A slow finger in a glove means one letter; only who deletes means many. Set without drawing anew: that would
      // take the key from under the finger.
      onKeyPress: key => {
        made.options.disableButtonHold = key !== '{bksp}'
      },
      onChange: input => heard.current(input, made.getCaretPosition() ?? input.length),
      // When the finger lifts: a new layout draws new keys, and the one under it must not be among them.
      onKeyReleased: key =>
        made.setOptions({ layoutName: nextLayout(made.options.layoutName ?? 'default', key) }),
    })
    made.setInput(text)
    board.current = made
    return () => {
      made.clearInput()
      made.destroy()
      board.current = null
    }
  }, [])
  useEffect(() => {
    if (board.current && board.current.getInput() !== text) board.current.setInput(text)
  }, [text])

  return (
    <fieldset class="keys" aria-label={kioskLater.writing.keyboard}>
      <div ref={box} class="keyboard" />
    </fieldset>
  )
}
