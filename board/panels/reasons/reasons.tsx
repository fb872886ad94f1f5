import { working as words } from '../../../shared/words/en.ts'
import { Hint } from '../../hint.tsx'
import { Ranked } from '../../ranked.tsx'
import type { Model } from './select.ts'

/** What gets in the way of the work. */
export const View = ({ bars, sentence, told, empty }: Model) =>
  empty ? (
    <Hint text={empty} />
  ) : (
    <Ranked bars={bars} sentence={sentence} told={told} columns={words.reasons.columns} />
  )
