/** @jsxImportSource preact */
// What comes: the moment the room waits for, as large as it can be, and the programme beside it.
import type { Coming, Event } from './next.ts'
import './next.css'

export function Next({ coming }: { readonly coming: Coming | undefined }) {
  if (!coming) return <p class="nobody">Nothing is planned.</p>
  const { mark, now, next } = coming
  return (
    <div class="next">
      {mark && (
        <section class="sheet next-mark" data-still={mark.left === undefined} aria-label={mark.what}>
          <p class="next-what">{mark.what}</p>
          {mark.left !== undefined && <p class="next-left">{mark.left}</p>}
        </section>
      )}
      {now.length + next.length > 0 && (
        <div class="next-programme">
          {now.length > 0 && <Events title="Now" events={now} />}
          {next.length > 0 && <Events title="Next" events={next} />}
        </div>
      )}
    </div>
  )
}

const Events = ({ title, events }: { readonly title: string; readonly events: readonly Event[] }) => (
  <section class="sheet next-events" data-is={title} aria-label={title}>
    <h3>{title}</h3>
    <ul>
      {events.map(({ id, title: what, where, when }) => (
        <li key={id} data-session={id}>
          <p class="next-title">
            <span dir="auto">{what}</span>
          </p>
          <p class="next-when">{where === undefined ? when : `${when} · ${where}`}</p>
        </li>
      ))}
    </ul>
  </section>
)
