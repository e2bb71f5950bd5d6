// What upstream says of a ticket, laid out to be read.
import type { Upstream } from '@taula/shared/board/kinds/tickets'
import { durationInWords, parseIso } from '@taula/shared/select/time'
import { useNow } from '../../sync/hooks.ts'
import { age } from '../words.ts'

export function TicketFacts({ upstream }: { readonly upstream: Upstream }) {
  const now = useNow()
  const rows = rowsOf(upstream, now).filter(([, value]) => value !== undefined && value !== '')
  return (
    <section aria-labelledby="upstream">
      <h3 id="upstream">Upstream</h3>
      <dl className="panel-facts">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet panel-fetched">Read from the tracker’s list: {ago(upstream.fetched, now)}.</p>
    </section>
  )
}

function rowsOf(upstream: Upstream, now: number): readonly (readonly [string, string | undefined])[] {
  const old = age(upstream, now)
  return [
    ['Type', upstream.type],
    ['Component', upstream.component],
    ['Version', upstream.version],
    ['State', [upstream.status ?? upstream.state, upstream.resolution].filter(Boolean).join(', ')],
    ['Triage stage', upstream.stage],
    ['Owner', upstream.owner === null ? 'nobody' : upstream.owner],
    ['Reporter', upstream.reporter],
    ['Labels', upstream.labels?.join(', ')],
    ['Created', withAge(dateOf(upstream.created), old)],
    ['Modified', dateOf(upstream.modified)],
  ]
}

const withAge = (date: string | undefined, old: string | undefined) =>
  date === undefined || old === undefined || old === 'today' ? date : `${date} (${old} ago)`

/** `11 September 2007`; a date in the list's own format as it stands. */
function dateOf(text: string | undefined): string | undefined {
  const time = parseIso(text)
  if (time === undefined) return text
  return new Date(time).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}

const ago = (at: number, now: number) => {
  const time = durationInWords(at, now)
  return time === 'just now' ? time : `${time} ago`
}
