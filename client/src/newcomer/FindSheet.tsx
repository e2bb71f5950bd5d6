// Three tickets for me, each with why, where to begin and how long it may take, and one tap to claim it. What was offered
// stays where it is while the sheet is open: nothing changes under a thumb. Loaded when first wanted.
import { useMemo, useState } from 'react'
import { findMeSomething } from '@taula/shared/select/find'
import type { Found } from '@taula/shared/select/find'
import { Dialog } from '../parts/Dialog.tsx'
import { useMe, usePerson, useTicket } from '../sync/hooks.ts'
import type { BoardSession } from '../sync/session.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { screen } from '../ui/screen.ts'
import './find.css'
import { FoundTicket } from './FoundTicket.tsx'

export function FindSheet() {
  const session = useSession()
  const me = useMe()
  const [found, setFound] = useState(() => findNow(session, me))
  const words = useWordsFor(found.length)
  return (
    <Dialog title="Something for you" onClose={() => screen.open(null)}>
      {found.length === 0 ? (
        <p className="find-none">{words}</p>
      ) : (
        <>
          <p className="quiet">{words}</p>
          <ol className="find-list">
            {found.map((one) => (
              <FoundTicket key={one.ticket.id} found={one} />
            ))}
          </ol>
        </>
      )}
      <LookAgain found={found} onLook={() => setFound(findNow(session, me))} />
    </Dialog>
  )
}

function findNow({ view }: BoardSession, me: string): readonly Found[] {
  const person = view.person(me).get()
  const tickets = view.tickets.get().flatMap((id) => view.ticket(id).get() ?? [])
  const seeker = {
    id: me,
    newHere: person?.newHere ?? false,
    skills: person?.skills ?? [],
    wants: person?.wants ?? [],
  }
  return findMeSomething({ seeker, tickets, nameOf: (id) => view.person(id).get()?.name ?? 'Somebody' })
}

function useWordsFor(count: number): string {
  const person = usePerson(useMe())
  const knowsMe = (person?.skills ?? []).length + (person?.wants ?? []).length > 0
  if (count === 0) {
    return 'There is nothing free that would suit you just now. Ask a mentor, or anybody at your table: there is always something to do, and much of it is on no board.'
  }
  if (count < 3) return 'That is all that is free just now. If it is not for you, ask a mentor.'
  if (person?.newHere) return 'Any of these is a good one. Ask a mentor whenever you like.'
  return knowsMe
    ? 'Chosen by what you said of yourself.'
    : 'Say what you know or want to learn, and these fit better.'
}

/** Offered where one of them went to somebody else meanwhile. */
function LookAgain({ found, onLook }: { readonly found: readonly Found[]; readonly onLook: () => void }) {
  const ids = useMemo(() => found.map(({ ticket }) => ticket.id), [found])
  const taken = ids.map((id) => <Taken key={id} id={id} onLook={onLook} />)
  return <div className="find-again">{taken}</div>
}

function Taken({ id, onLook }: { readonly id: string; readonly onLook: () => void }) {
  const ticket = useTicket(id)
  if (ticket && ticket.holders.length === 0) return null
  return (
    <button type="button" className="button" onClick={onLook}>
      Look again
    </button>
  )
}
