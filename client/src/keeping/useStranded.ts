// Who in the room is stranded, as it is now. Watches every person, so only where staff look.
import { useEffect, useReducer } from 'react'
import { strandedIn } from '@taula/shared/select/stranded'
import type { Stranded } from '@taula/shared/select/stranded'
import { useMyRole, useNow, usePeople } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { useCalendar, useHelp, usePairings } from '../sync/sprintHooks.ts'

export const useIsStaff = (): boolean => useMyRole() !== 'sprinter'

export function useStranded(): Stranded {
  const { view } = useSession()
  const people = usePeople()
  const [, wake] = useReducer((n: number) => n + 1, 0)
  useEffect(() => {
    const cells = people.flatMap((id) => [view.person(id), view.holding(id), view.seat(id)])
    const stops = cells.map((cell) => cell.subscribe(wake))
    // What changed between drawing and watching.
    wake()
    return () => stops.forEach((stop) => stop())
  }, [view, people])
  const room = {
    people: people.flatMap((id) => view.person(id).get() ?? []),
    isHolding: (id: string) => view.holding(id).get().length > 0,
    isSeated: (id: string) => view.seat(id).get() !== null,
    help: useHelp(),
    pairings: usePairings(),
    calendar: useCalendar(),
  }
  return strandedIn(room, useNow())
}
