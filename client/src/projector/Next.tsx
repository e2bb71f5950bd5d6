/** @jsxImportSource preact */
// What comes: the moment the room waits for, as large as it can be, and the programme beside it.
import type { Coming, Event } from './next.ts'
import { shortened } from './shorten.ts'
import './next.css'

export function Next({ coming }: { readonly coming: Coming | undefined }) {
  if (!coming) return <p class="nobody">Nothing is planned.</p>
  const { mark, now, next } = coming
  return (
    <div class="next">
      {mark && (
        <section class="sheet next-mark" data-still={mark.left === undefined} aria-label={mark.what}>
          <p class="next-what">{mark.what}</p>
          {mark.left !== undefined && (
            <p class="next-left" style={{ '--letters': mark.left.length }}>
              {mark.left}
            </p>
          )}
        </section>
      )}
      {(now ?? next) && (
        <div class="next-programme">
          {now && <Session title="Now" event={now} />}
          {next && <Session title="Next" event={next} />}
        </div>
      )}
    </div>
  )
}

const Session = ({ title, event }: { readonly title: string; readonly event: Event }) => (
  <section class="sheet next-session" data-is={title} data-session={event.id} aria-label={title}>
    <h3>{title}</h3>
    <p class="next-title" dir="auto">
      {shortened(event.title, 44)}
    </p>
    <p class="next-when">
      {[event.when, event.where, event.more > 0 && `and ${event.more} more`].filter(Boolean).join(' · ')}
    </p>
  </section>
)
