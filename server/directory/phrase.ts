import { randomInt } from 'node:crypto'

const firsts =
  'amber autumn brave bright brisk calm cheerful clever copper cosy crimson curious daring dizzy eager early ' +
  'fair fast fluffy fond gentle glad golden green happy hazel honest humble icy indigo jolly keen ' +
  'kind lemon little lively lucky mellow merry mild misty neat olive orange patient plum polite proud ' +
  'quick quiet ruby rusty shiny silver sleepy snowy soft steady sunny swift teal tidy violet warm'
const seconds =
  'acorn badger beacon beaver biscuit bridge button candle canyon castle cloud comet cricket daisy dolphin dragon ' +
  'falcon feather fern forest fox garden glacier harbour hedgehog heron island jigsaw kettle kite ladder lantern ' +
  'lighthouse lizard magnet maple marble meadow mitten moon mountain mushroom otter owl panda parrot pebble penguin ' +
  'pepper piano planet pocket puffin rabbit river robin rocket sail squirrel teapot tiger tulip walnut windmill'

const pick = (list: string) => {
  const all = list.split(' ')
  return all[randomInt(all.length)]
}

/** Two friendly words, to compare across a room: the same on the screen and at the lead's desk. */
export const newPhrase = () => `${pick(firsts)} ${pick(seconds)}`

const plain = (phrase: string) =>
  phrase
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean)
    .join(' ')

export const isPhrase = (typed: string, phrase: string) => plain(typed) === plain(phrase)
