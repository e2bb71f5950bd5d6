// A mentor says that a newcomer can do this today: one button. Where to begin and how long it takes may be said with it.
import { Check } from 'lucide-react'
import { useState } from 'react'
import { efforts } from '@taula/shared/board/kinds/tickets'
import { maxWordsLength } from '@taula/shared/board/limits'
import { checkTicket, setEffort, uncheckTicket } from '@taula/shared/ops/newcomer'
import { effortWords } from '@taula/shared/select/find'
import type { Ticket } from '@taula/shared/select/tickets'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../../act/useAct.ts'

export function CheckTicket({ ticket }: { readonly ticket: Ticket }) {
  const act = useAct()
  const [draft, setDraft] = useState<string | undefined>()
  const { id, checked, isCheckStale } = ticket
  const name = ticketName(ticket)
  const save = () => {
    const firstStep = draft === undefined ? {} : { firstStep: draft }
    if (act(checkTicket, { ticket: id, ...firstStep }, `Checked ${name} for newcomers`).ok)
      setDraft(undefined)
  }
  const isGood = checked !== undefined && !isCheckStale
  const isSaid = draft === undefined || draft.trim() === (checked?.firstStep ?? '')
  return (
    <form
      className="doable-check"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {(!isGood || !isSaid) && (
        <button type="submit" className="button button-go doable-go">
          <Check aria-hidden="true" />
          {checked ? (isCheckStale ? 'Check again' : 'Save the first step') : 'Check for newcomers'}
        </button>
      )}
      <label className="field">
        <span>First step, if you know one</span>
        <input
          value={draft ?? checked?.firstStep ?? ''}
          maxLength={maxWordsLength}
          autoComplete="off"
          placeholder="Run the tests in tests/admin_filters"
          onChange={(event) => setDraft(event.target.value)}
        />
      </label>
      <EffortChips ticket={ticket} />
      {isGood && (
        <button
          type="button"
          className="link-button"
          onClick={() => act(uncheckTicket, { ticket: id }, `${name} is not for newcomers any more`)}
        >
          Not for newcomers any more
        </button>
      )}
    </form>
  )
}

function EffortChips({ ticket }: { readonly ticket: Ticket }) {
  const act = useAct()
  return (
    <fieldset className="doable-effort">
      <legend>How long may it take?</legend>
      {efforts.map((effort) => (
        <button
          key={effort}
          type="button"
          className="button"
          aria-pressed={ticket.effort === effort}
          onClick={() => {
            const next = ticket.effort === effort ? null : effort
            act(
              setEffort,
              { ticket: ticket.id, effort: next },
              `Guessed how long ${ticketName(ticket)} takes`,
            )
          }}
        >
          {effortWords[effort]}
        </button>
      ))}
    </fieldset>
  )
}
