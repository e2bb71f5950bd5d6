// The room as suggestions look at it: drawn again when people, seats, pairings or help change.
import { useMemo, useSyncExternalStore } from 'react'
import type { Room } from '@taula/shared/select/free'
import type { Cell } from '@taula/shared/view/cell'
import { useBoardFacts, useNow, usePeople, useTicketIds } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { useHelp, usePairings, useSprintDay, useZone } from '../sync/sprintHooks.ts'

export function useRoom(): Room {
  const { view } = useSession()
  const ids = usePeople()
  useTicketIds()
  const cells = useMemo(
    () => ids.flatMap((id) => [view.person(id), view.seat(id), view.holding(id)]),
    [ids, view],
  )
  useWoken(cells)
  return {
    people: ids.flatMap((id) => view.person(id).get() ?? []),
    whom: (id) => view.mergedInto(id).get() ?? id,
    seatOf: (person) => view.seat(person).get(),
    themeOf: (table) => view.table(table).get()?.theme,
    holding: (person) => view.holding(person).get(),
    ticketOf: (id) => view.ticket(id).get(),
    help: useHelp(),
    pairings: usePairings(),
    mentorLoad: useBoardFacts()?.mentorLoad,
    day: useSprintDay(),
    timeZone: useZone(),
    now: useNow(),
  }
}

/** Draws again when any of them changes. */
function useWoken(cells: readonly Cell<unknown>[]): void {
  const store = useMemo(() => counterOf(cells), [cells])
  useSyncExternalStore(store.subscribe, store.get)
}

function counterOf(cells: readonly Cell<unknown>[]) {
  let changes = 0
  return {
    get: () => changes,
    subscribe(wake: () => void) {
      const stops = cells.map((cell) =>
        cell.subscribe(() => {
          changes += 1
          wake()
        }),
      )
      return () => stops.forEach((stop) => stop())
    },
  }
}
