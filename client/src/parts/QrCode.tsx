// A code for a phone's camera: black on white in either theme, because many phones read no other.
import { useMemo } from 'react'
import { qrOf } from './qr.ts'
import './qrCode.css'

interface Props {
  readonly text: string
  /** What it leads to, for those who do not see it. */
  readonly label: string
}

export function QrCode({ text, label }: Props) {
  const { size, path } = useMemo(() => qrOf(text), [text])
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
