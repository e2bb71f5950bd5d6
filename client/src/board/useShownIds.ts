// The cards of a lane that the search lets through.
import { useDeferredValue, useMemo } from 'react'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { useLane } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { useScreen } from '../ui/screen.ts'
import { matches, wordsOf } from './search.ts'

export interface Shown {
  readonly ids: readonly string[]
  /** How many the lane has in all. */
  readonly total: number
}

export function useShownIds(lane: Lane): Shown {
  const { view } = useSession()
  const all = useLane(lane)
  const query = useDeferredValue(useScreen((state) => state.query))
  return useMemo(() => {
    const words = wordsOf(query)
    if (words.length === 0) return { ids: all, total: all.length }
    const nameOf = (person: string) => view.person(person).get()?.name ?? ''
    const ids = all.filter((id) => {
      const ticket = view.ticket(id).get()
      return ticket !== undefined && matches(ticket, words, nameOf)
    })
    return { ids, total: all.length }
  }, [all, query, view])
}
