/** The colours of the jar, as the theme has them now. */
export const readInk = (element: Element) => {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    marbles: [1, 2, 3, 4, 5, 6].map(n => token(`marble-${n}`)),
    deep: token('marble-deep'),
    edge: token('glass-edge'),
    tint: token('glass-tint'),
    shine: token('shine'),
    shade: token('shade'),
    dish: token('dish'),
    dishLight: token('dish-light'),
    dishDeep: token('dish-deep'),
    card: token('card'),
    ink: token('ink'),
    font: token('font'),
  }
}

export type Ink = ReturnType<typeof readInk>

/** A colour in six hex digits: whoever shrinks a built sheet writes `#fff`. */
const whole = (colour: string) =>
  colour.length === 4 ? colour.replace(/[\da-f]/gi, '$&$&') : colour.slice(0, 7)

/** The same colour, so much of it. Only for tokens written in hex digits. */
export const thin = (colour: string, much: number) =>
  whole(colour) +
  Math.round(Math.min(1, Math.max(0, much)) * 255)
    .toString(16)
    .padStart(2, '0')

/** One colour in a gradient, as pairs of where and how much. */
export const tones = (
  gradient: CanvasGradient,
  colour: string,
  ...pairs: readonly (readonly [number, number])[]
) => {
  for (const [at, much] of pairs) gradient.addColorStop(at, thin(colour, much))
  return gradient
}
