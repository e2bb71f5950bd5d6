// Who is new here and alone on a ticket for half an hour of the morning is asked, once, whether they want a hand.
import { askedAboutHelp } from '@taula/shared/ops/help'
import { openMinutes } from '@taula/shared/select/sprintDay'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../act/useAct.ts'
import { useHolding, useMe, useNow, usePerson, useTicket } from '../sync/hooks.ts'
import { useAvailability, useCalendar, useHelpFor, useSprintDay } from '../sync/sprintHooks.ts'
import { screen } from '../ui/screen.ts'
import './help.css'

/** Minutes of open mornings. */
const patience = 30

export function AskedAfter() {
  const me = useMe()
  const isNew = usePerson(me)?.newHere === true
  const isClosed = useSprintDay().is === 'closed'
  const isHeadsDown = useAvailability(me) === 'headsDown'
  const waits = useHelpFor(me) !== undefined
  const holding = useHolding(me)
  if (!isNew || isClosed || isHeadsDown || waits) return null
  return holding.map((ticket) => <About key={ticket} id={ticket} />)
}

function About({ id }: { readonly id: string }) {
  const ticket = useTicket(id)
  const calendar = useCalendar()
  const now = useNow()
  const act = useAct()
  const [holder, other] = ticket?.holders ?? []
  if (!holder || other || holder.asked || openMinutes(calendar, holder.since, now) < patience) return null
  const asked = () => act(askedAboutHelp, { ticket: id })
  return (
    <section className="prompt help-mine" aria-label="A hand?">
      <p>Do you want a hand with {ticketName(ticket)}?</p>
      <div className="help-buttons">
        <button
          type="button"
          className="button button-main"
          onClick={() => {
            asked()
            screen.askForHelp(id)
          }}
        >
          Ask for help
        </button>
        <button type="button" className="button" onClick={asked}>
          I am fine
        </button>
      </div>
    </section>
  )
}
