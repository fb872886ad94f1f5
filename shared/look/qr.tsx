import './qr.css'
import { useMemo } from 'preact/hooks'
import { encode } from 'uqr'

/** The light rim without which phones do not find the code, in modules. */
const QUIET_ZONE = 4

const drawing = (text: string) => {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const runs = data.flatMap((row, y) =>
    row.map((dark, x) => {
      if (!dark || row[x - 1]) return ''
      const end = row.indexOf(false, x)
      const length = (end < 0 ? row.length : end) - x
      return `M${x} ${y}h${length}v1h-${length}z`
    }),
  )
  return { path: runs.join(''), size }
}

interface Props {
  text: string
  /** What scanning it does, for those who cannot see it. */
  label: string
  /** Its width and height as CSS; without it the code fills its container. */
  size?: string
}

/** A QR code, dark on light in both themes because phones read it so. */
export const Qr = ({ text, label, size }: Props) => {
  const { path, size: modules } = useMemo(() => drawing(text), [text])
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules} ${modules}`}
      shape-rendering="crispEdges"
      style={size ? { width: size, height: size } : {}}
    >
      <rect width={modules} height={modules} />
      <path d={path} />
    </svg>
  )
}
