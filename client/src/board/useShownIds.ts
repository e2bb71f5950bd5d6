// The cards of a lane that the search and the chosen table let through.
import { useDeferredValue, useMemo } from 'react'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { useHeldAt, useLane, useTable } from '../sync/hooks.ts'
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
  const atTable = useAtTable()
  return useMemo(() => {
    const words = wordsOf(query)
    const near = atTable ? all.filter((id) => atTable.has(id)) : all
    if (words.length === 0) return { ids: near, total: all.length }
    const nameOf = (person: string) => view.person(person).get()?.name ?? ''
    const ids = near.filter((id) => {
      const ticket = view.ticket(id).get()
      return ticket !== undefined && matches(ticket, words, nameOf)
    })
    return { ids, total: all.length }
  }, [all, query, atTable, view])
}

/** The tickets that people at the chosen table are on; undefined where no table is chosen. */
function useAtTable(): ReadonlySet<string> | undefined {
  const table = useOnlyTable()
  const held = useHeldAt(table ?? '')
  return useMemo(() => (table === null ? undefined : new Set(held)), [table, held])
}

/** The table whose tickets alone are shown. One that closes meanwhile hides nothing any more. */
export function useOnlyTable(): string | null {
  const chosen = useScreen((state) => state.onlyTable)
  const isOpen = useTable(chosen ?? '') !== undefined
  return isOpen ? chosen : null
}
