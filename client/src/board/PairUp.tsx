// Two people drive one ticket: an invitation to pair, answered by those who are on it.
import type { ReactNode } from 'react'
import type { Ticket } from '@taula/shared/select/tickets'
import { useMe, usePersonName } from '../sync/hooks.ts'
import { useCommands } from './commands.ts'
import './pairUp.css'

interface Props {
  readonly ticket: Ticket
  readonly tabIndex?: number
  /** Stands beside the names. */
  readonly children?: ReactNode
}

export function PairUp({ ticket, tabIndex = 0, children }: Props) {
  const drivers = ticket.holders.filter(({ role }) => role === 'driver').map(({ person }) => person)
  const asked = useMe()
  const { answer } = useCommands()
  return (
    <fieldset className="pair-up" aria-label="Pair up?">
      <div className="pair-up-who">
        <p>
          <strong>Pair up?</strong> <Names people={drivers} /> are on this.
        </p>
        {children}
      </div>
      {ticket.holders.some(({ person }) => person === asked) && (
        <div className="pair-up-answers">
          <button type="button" tabIndex={tabIndex} onClick={() => answer(ticket.id, 'together')}>
            Together
          </button>
          <button type="button" tabIndex={tabIndex} onClick={() => answer(ticket.id, 'separate')}>
            Separate parts
          </button>
        </div>
      )}
    </fieldset>
  )
}

const Names = ({ people }: { readonly people: readonly string[] }) =>
  people.map((person, i) => (
    <span key={person}>
      {i > 0 && (i === people.length - 1 ? ' and ' : ', ')}
      <Name person={person} />
    </span>
  ))

const Name = ({ person }: { readonly person: string }) => usePersonName(person)
