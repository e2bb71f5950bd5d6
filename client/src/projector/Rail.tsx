/** @jsxImportSource preact */
// The edge of the wall that is always there: the time, how much is free, and the way in.
import type { Entrance, Picture } from './picture.ts'
import './rail.css'

export const Rail = ({ picture }: { readonly picture: Picture }) => (
  <aside class="rail" aria-label="Time and joining">
    <p class="clock">
      <time>{picture.clock}</time>
      <span>{picture.date}</span>
    </p>
    {picture.free > 0 && (
      <p class="free">
        <strong>{picture.free.toLocaleString('en')}</strong>
        <span>{picture.free === 1 ? 'ticket free to claim' : 'tickets free to claim'}</span>
      </p>
    )}
    <Join entrance={picture.entrance} />
  </aside>
)

function Join({ entrance }: { readonly entrance: Entrance }) {
  if (entrance.is === 'unknown') return null
  if (entrance.is === 'nowhere')
    return <p class="nowhere">Start the server with HOST=0.0.0.0 to show a code here</p>
  const { code, link } = entrance
  return (
    <section class="join" aria-labelledby="join-title">
      <h2 id="join-title">Join in</h2>
      <svg role="img" aria-label="Code to scan" viewBox={`0 0 ${code.size} ${code.size}`}>
        <path d={code.path} />
      </svg>
      <p class="join-link" data-join={link}>
        {link}
      </p>
    </section>
  )
}
