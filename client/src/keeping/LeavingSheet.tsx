// "I am leaving": what becomes of each of my claims, one tap each. What I do not answer stays mine.
import { useState } from 'react'
import { maxWordsLength } from '@taula/shared/board/limits'
import { leave } from '@taula/shared/ops/keeping'
import type { Parting } from '@taula/shared/ops/keeping'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../act/useAct.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { useHolding, useMe, usePeople, usePersonName, useTicket } from '../sync/hooks.ts'
import { screen } from '../ui/screen.ts'
import './keeping.css'

/** As it is being decided. */
interface Plan {
  readonly how: Parting['how']
  /** Empty: whoever comes. */
  readonly to: string
  readonly note: string
}
const keeping: Plan = { how: 'keep', to: '', note: '' }

const partingOf = (ticket: string, { how, to, note }: Plan): Parting =>
  how === 'keep'
    ? { how, ticket }
    : how === 'release'
      ? { how, ticket, note }
      : { how, ticket, note, to: to === '' ? null : to }

export function LeavingSheet() {
  const holding = useHolding(useMe())
  const act = useAct()
  const [plans, setPlans] = useState<ReadonlyMap<string, Plan>>(new Map())
  const go = () => {
    const claims = holding.map((ticket) => partingOf(ticket, plans.get(ticket) ?? keeping))
    if (act(leave, { claims }, 'You left for today').ok) screen.open(null)
  }
  return (
    <Dialog title="See you soon" onClose={() => screen.open(null)}>
      <p>
        {holding.length === 0
          ? 'You are on no ticket. Your seat stays yours.'
          : 'What happens to what you are on? Your seat stays yours.'}
      </p>
      {holding.map((ticket) => (
        <OneClaim
          key={ticket}
          id={ticket}
          plan={plans.get(ticket) ?? keeping}
          onPlan={(plan) => setPlans(new Map(plans).set(ticket, plan))}
        />
      ))}
      <div className="dialog-foot">
        <button type="button" className="button button-main" onClick={go}>
          I am leaving
        </button>
      </div>
    </Dialog>
  )
}

const ways = [
  { how: 'keep', words: 'Keep it' },
  { how: 'pass', words: 'Pass it on' },
  { how: 'release', words: 'Release it' },
] as const

interface ClaimProps {
  readonly id: string
  readonly plan: Plan
  readonly onPlan: (plan: Plan) => void
}
function OneClaim({ id, plan, onPlan }: ClaimProps) {
  const ticket = useTicket(id)
  if (!ticket) return null
  return (
    <fieldset className="leaving-claim">
      <legend>
        <strong>{ticketName(ticket)}</strong> {ticket.upstream && ticket.title}
      </legend>
      <div className="keep-answers">
        {ways.map(({ how, words }) => (
          <button
            key={how}
            type="button"
            className="button"
            aria-pressed={plan.how === how}
            onClick={() => onPlan({ ...plan, how })}
          >
            {words}
          </button>
        ))}
      </div>
      {plan.how === 'pass' && <Whom to={plan.to} onTo={(to) => onPlan({ ...plan, to })} />}
      {plan.how !== 'keep' && (
        <label className="field">
          <span>A line for whoever comes next</span>
          <input
            value={plan.note}
            maxLength={maxWordsLength}
            onChange={(event) => onPlan({ ...plan, note: event.target.value })}
          />
        </label>
      )}
    </fieldset>
  )
}

function Whom({ to, onTo }: { readonly to: string; readonly onTo: (to: string) => void }) {
  const me = useMe()
  const people = usePeople()
  return (
    <label className="field">
      <span>To</span>
      <select value={to} onChange={(event) => onTo(event.target.value)}>
        <option value="">Whoever comes</option>
        {people
          .filter((person) => person !== me)
          .map((person) => (
            <Named key={person} id={person} />
          ))}
      </select>
    </label>
  )
}

const Named = ({ id }: { readonly id: string }) => <option value={id}>{usePersonName(id)}</option>
