import type { JSX } from 'preact'
import './faces.css'

export type FaceMood = 'good' | 'mixed' | 'hard'

const eyes = (y: number) => (
  <>
    <ellipse class="dot" cx="34.5" cy={y} rx="5" ry="5.8" />
    <ellipse class="dot" cx="65.5" cy={y} rx="5" ry="5.8" />
  </>
)

// Each mood has its own outline, so that the three are told apart without colour and from across the room.
const drawings: Record<FaceMood, JSX.Element> = {
  good: (
    <>
      <circle class="skin" cx="50" cy="50" r="46" />
      {eyes(41)}
      <path
        class="dot"
        d="M27.5 58Q50 62.5 72.5 58Q75.5 57.6 74.6 60.8C71.5 73.5 61.5 80 50 80S28.5 73.5 25.4 60.8Q24.5 57.6 27.5 58Z"
      />
    </>
  ),
  mixed: (
    <>
      <rect class="skin" x="6" y="6" width="88" height="88" rx="31" />
      {eyes(42)}
      <path class="line" d="M29 67.5C36 60.5 43 60.5 50 66S64 71.5 71 64.5" />
    </>
  ),
  hard: (
    <>
      <path
        class="skin"
        d="M42.5 8.6Q50 1.8 57.5 8.6C72 22 94 38 94 61.5C94 82.5 75 96 50 96S6 82.5 6 61.5C6 38 28 22 42.5 8.6Z"
      />
      {eyes(53)}
      <path class="line" d="M25.5 44.5Q34 42.5 40 38.5M74.5 44.5Q66 42.5 60 38.5" />
      <path class="line" d="M36 77Q50 67.5 64 77" />
    </>
  ),
}

/** One of three drawn faces; its word stands beside it, so it is hidden from a screen reader. */
export const Face = ({ mood }: { mood: FaceMood }) => (
  <svg class="faces" data-mood={mood} viewBox="0 0 100 100" aria-hidden="true">
    {drawings[mood]}
  </svg>
)
