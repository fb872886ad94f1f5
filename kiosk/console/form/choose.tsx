import { OneOf } from './field.tsx'

interface Props<T extends string | number> {
  name: string
  label: string
  hint?: string
  /** The choices are a word or two each. */
  short?: boolean
  values: readonly T[]
  /** What each is called, and what choosing it brings. */
  says: Readonly<Record<T, string | readonly [label: string, tells: string]>>
  value: T
  onInput: (value: T) => void
}

/** One of a closed list, seen all at once; what is chosen keeps the type of the list. */
export const Choose = <T extends string | number>({ values, says, value, onInput, ...more }: Props<T>) => (
  <OneOf
    {...more}
    value={String(value)}
    options={values.map(one => {
      const said: string | readonly [string, string] = says[one]
      const [label, tells] = typeof said === 'string' ? [said] : said
      return { value: String(one), label, ...(tells ? { tells } : {}) }
    })}
    onInput={to => {
      const chosen = values.find(one => String(one) === to)
      if (chosen !== undefined) onInput(chosen)
    }}
  />
)
