// A word to whoever is on a ticket, where the tracker says something else than the board of what they do.
import { ExternalLink } from 'lucide-react'
import type { Ticket } from '@taula/shared/select/tickets'
import { useMe } from '../../sync/hooks.ts'
import { putAway, useHonesty } from '../useHonesty.ts'
import type { Honesty } from '../useHonesty.ts'

export function TicketHonesty({ ticket }: { readonly ticket: Ticket }) {
  const honesty = useHonesty(ticket)
  const me = useMe()
  if (!honesty || !ticket.upstream) return null
  return (
    <section className="honesty" aria-label="Upstream">
      <p>{wordsOf(honesty)}</p>
      <div className="panel-actions">
        {honesty.is === 'assign' && (
          <a className="button" href={ticket.upstream.url} target="_blank" rel="noreferrer">
            Assign it to yourself on Trac
            <ExternalLink aria-label="(opens in a new tab)" />
          </a>
        )}
        <button type="button" className="button" onClick={() => putAway(ticket, me)}>
          {honesty.is === 'assign' ? 'Done' : 'I know'}
        </button>
      </div>
    </section>
  )
}

function wordsOf(honesty: Honesty): string {
  if (honesty.is === 'ownWork') {
    return 'This looks like your own work. Somebody else’s eyes see more: ask at your table for a reviewer.'
  }
  return honesty.whose.is === 'nobody'
    ? 'On Trac this ticket is nobody’s yet: others cannot see that you are on it.'
    : `On Trac this ticket is ${honesty.whose.owner}’s. If that is not you, ask them before you go on.`
}
