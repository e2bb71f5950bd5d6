// Where board and tracker do not say the same of what I do on a ticket. It is said once: whoever has seen to it, or does not
// want to, puts it away on this device.
import { useMemo } from 'react'
import { create } from 'zustand'
import { assignmentOf, reviewsOwnWork } from '@taula/shared/select/honesty'
import type { Assignment } from '@taula/shared/select/honesty'
import { isOpen } from '@taula/shared/select/sprintDay'
import type { Ticket } from '@taula/shared/select/tickets'
import { useMe, usePerson } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { useSprintDay } from '../sync/sprintHooks.ts'
import { recall, remember } from '../ui/memory.ts'

export type Honesty = { readonly is: 'ownWork' } | { readonly is: 'assign'; readonly whose: Assignment }

/** Keys of what was put away since the page was opened; storage may be forbidden. */
const usePutAway = create<ReadonlySet<string>>()(() => new Set())

export function useHonesty(ticket: Ticket): Honesty | undefined {
  const { view } = useSession()
  const me = useMe()
  const mine = usePerson(me)?.handle
  const key = keyOf(ticket, me)
  const isAway = usePutAway((state) => state.has(key))
  const open = isOpen(useSprintDay())
  return useMemo(() => {
    if (!open || isAway || recall(key) !== null) return undefined
    const handles = (person: string) => (person === me ? mine : view.person(person).get()?.handle)
    if (reviewsOwnWork(ticket, me, handles)) return { is: 'ownWork' }
    const whose = assignmentOf(ticket, me, handles)
    return whose && { is: 'assign', whose }
  }, [open, isAway, key, ticket, me, mine, view])
}

export function putAway(ticket: Ticket, me: string): void {
  const key = keyOf(ticket, me)
  remember(key, 'seen')
  usePutAway.setState((state) => new Set([...state, key]), true)
}

/** Another claim of the same ticket is another reminder; so is another part in it. */
function keyOf({ id, holders }: Ticket, me: string): string {
  const mine = holders.find(({ person }) => person === me)
  return `honesty.${id}.${mine?.since ?? 0}.${mine?.role ?? ''}`
}
