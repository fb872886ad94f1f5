import type { JSX } from 'preact'
import type { AssuranceIcon as Assurance, VariationIcon as Variation } from '../spc/icons.ts'
import { measuring as words } from '../words/en.ts'
import './spc-icons.css'

type Dot = readonly [x: number, y: number]
type Tone = 'better' | 'worse' | 'neither' | 'usual'

/** The points in an icon have the shapes that they have on a chart: better and worse differ without their colour. */
const shaped = {
  better: 'm0-7.5 7.5 7.5-7.5 7.5-7.5-7.5Z',
  worse: 'm0-8 7.5 13h-15Z',
} as const

const shapes = (at: readonly Dot[], is: keyof typeof shaped) =>
  at.map(([x, y]) => <path key={x} data-dot d={`M${x} ${y}${shaped[is]}`} />)

const dots = (at: readonly Dot[]) => at.map(([x, y]) => <circle key={x} data-usual cx={x} cy={y} r="5.5" />)

const rising: readonly Dot[] = [
  [49, 64],
  [64, 57],
  [78, 46],
]
const falling: readonly Dot[] = [
  [49, 49],
  [64, 58],
  [78, 66],
]

const letter = (text: string, x: number, y: number) => (
  <text x={x} y={y}>
    {text}
  </text>
)

const moving = (high: boolean, is: keyof typeof shaped) => (
  <>
    <path data-line d={high ? 'M20 71L34 68L49 64L78 46' : 'M20 38L34 42L49 49L78 66'} />
    {shapes(high ? rising : falling, is)}
    {high ? letter(words.letters.high, 36, 47) : letter(words.letters.low, 66, 40)}
  </>
)

const arrow = (high: boolean) => (
  <path data-arrow d={high ? 'M50 76V26M32 44L50 26L68 44' : 'M50 24V74M32 56L50 74L68 56'} />
)

const wave = () => (
  <>
    <path data-line d="M19 52C26 34 34 34 42 50S58 66 66 50S76 38 81 46" />
    {dots([
      [28, 40],
      [42, 50],
      [55, 61],
      [69, 45],
    ])}
  </>
)

/** Drawn anew for each place: a drawing that is kept would keep the page it last stood on, with all that page knew. */
type Drawing = () => JSX.Element | null

const variations: Record<Variation | 'none', readonly [Tone, Drawing]> = {
  common_cause: ['usual', wave],
  improvement_high: ['better', () => moving(true, 'better')],
  improvement_low: ['better', () => moving(false, 'better')],
  concern_high: ['worse', () => moving(true, 'worse')],
  concern_low: ['worse', () => moving(false, 'worse')],
  neutral_high: ['neither', () => arrow(true)],
  neutral_low: ['neither', () => arrow(false)],
  none: ['usual', () => null],
}

const RUN = 'M20 64L32 56L44 66L56 58L68 67L80 60'
const ACROSS = 'M20 72L32 56L44 74L56 54L68 72L80 56'

const assurances: Record<Assurance, readonly [Tone, Drawing]> = {
  pass: [
    'better',
    () => (
      <>
        {letter(words.letters.pass, 50, 45)}
        <path data-line d={RUN} />
        <path data-aim d="M20 79H80" />
      </>
    ),
  ],
  fail: [
    'worse',
    () => (
      <>
        {letter(words.letters.fail, 50, 42)}
        <path data-aim d="M20 50H80" />
        <path data-line d="M20 68L32 61L44 71L56 63L68 72L80 65" />
      </>
    ),
  ],
  inconsistent: [
    'usual',
    () => (
      <>
        {letter(words.letters.inconsistent, 50, 45)}
        <path data-line d={ACROSS} />
        <path data-aim d="M18 64H82" />
      </>
    ),
  ],
}

const Icon = ({ tone, name, label, children }: IconProps) => (
  <svg
    class="spc-icons"
    viewBox="0 0 100 100"
    role="img"
    aria-label={label}
    data-tone={tone}
    data-icon={name}
  >
    <circle data-ring cx="50" cy="50" r="45" />
    {children}
  </svg>
)

interface IconProps {
  tone: Tone
  name: string
  label: string
  children: JSX.Element | null
}

/** What the latest point says, in the meanings of Making Data Count; an empty ring where there are too few. */
export const VariationIcon = ({ icon }: { icon: Variation | null }) => {
  const [tone, draw] = variations[icon ?? 'none']
  return (
    <Icon tone={tone} name={icon ?? 'none'} label={words.variation[icon ?? 'none']}>
      {draw()}
    </Icon>
  )
}

/** Whether the target can be relied on; nothing where there is none. */
export const AssuranceIcon = ({ icon }: { icon: Assurance | null }) => {
  if (!icon) return null
  const [tone, draw] = assurances[icon]
  return (
    <Icon tone={tone} name={icon} label={words.assurance[icon]}>
      {draw()}
    </Icon>
  )
}
