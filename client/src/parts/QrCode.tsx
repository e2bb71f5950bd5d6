// A code for a phone's camera: black on white in either theme, because many phones read no other.
import { useMemo } from 'react'
import { encode } from 'uqr'
import './qrCode.css'

interface Props {
  readonly text: string
  /** What it leads to, for those who do not see it. */
  readonly label: string
}

export function QrCode({ text, label }: Props) {
  const { size, path } = useMemo(() => drawn(text), [text])
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path className="qr-dark" d={path} />
    </svg>
  )
}

/** Four modules of white around it, as the standard asks. */
const border = 4

function drawn(text: string) {
  const { size, data } = encode(text, { ecc: 'M', border })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { size, path }
}
