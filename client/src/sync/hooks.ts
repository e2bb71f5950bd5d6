// What components ask of a board: by id, answered with frozen entities or lists of ids.
import { useSyncExternalStore } from 'react'
import type { Role } from '@taula/shared/board/kind'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { minute } from './clock.ts'
import { useSession } from './SessionContext.tsx'
import { useCell } from './useCell.ts'

const useView = () => useSession().view

export const useBoardFacts = () => useCell(useView().board)
export const useLane = (lane: Lane) => useCell(useView().lane(lane))
export const useLaneLabel = (lane: Lane) => useCell(useView().laneLabel(lane))
export const useTicketIds = () => useCell(useView().tickets)
export const useTicket = (id: string) => useCell(useView().ticket(id))
/** Ids of the pieces a ticket was split into. */
export const useParts = (ticket: string) => useCell(useView().parts(ticket))
export const usePerson = (id: string) => useCell(useView().person(id))
/** What a person is called, also where they are not known yet (I7). */
export const usePersonName = (id: string) => usePerson(id)?.name ?? 'someone'
export const useHasNote = (ticket: string) => useCell(useSession().note(ticket).isWritten)
export const useNoteText = (ticket: string) => useCell(useSession().note(ticket).text)
/** People who have a ticket's note open to write in it, on another page than this. */
export function useWriters(ticket: string): readonly string[] {
  const cursors = useCell(useSession().note(ticket).cursors)
  return [...new Set(cursors.map(({ person }) => person))]
}
export const usePeople = () => useCell(useView().people)
export const useTables = () => useCell(useView().tables)
export const useClosedTables = () => useCell(useView().closedTables)
export const useTable = (id: string) => useCell(useView().table(id))
/** What a table is called, also where it is not known yet (I7). */
export const useTableLabel = (id: string) => useTable(id)?.label ?? 'a table'
export const useSeat = (person: string) => useCell(useView().seat(person))
export const useSeated = (table: string) => useCell(useView().seated(table))
export const useStanding = () => useCell(useView().standing)
export const useHeldAt = (table: string) => useCell(useView().heldAt(table))
export const useHolding = (person: string) => useCell(useView().holding(person))
export const useOffered = (person: string) => useCell(useView().offered(person))
/** How many of those on the board are connected. */
export function useConnectedCount(): number {
  const present = new Set(useCell(useSession().present))
  return usePeople().filter((person) => present.has(person)).length
}
/** Wakes only for this person, whoever else comes and goes. */
export function useIsPresent(person: string): boolean {
  const { present } = useSession()
  const isPresent = () => present.get().includes(person)
  return useSyncExternalStore(present.subscribe, isPresent, isPresent)
}
export const useStatus = () => useCell(useSession().status)
export function useMe(): string {
  const { view, joinedAs } = useSession()
  return useCell(view.mergedInto(joinedAs)) ?? joinedAs
}
export const useAlsoKnownAs = (person: string) => useCell(useView().alsoKnownAs(person))
/** What is said of a person's devices, by the key of each register. */
export const useCameBack = (person: string) => useCell(useView().cameBack(person))
/** What I may do here. */
export const useMyRole = (): Role => usePerson(useMe())?.role ?? 'sprinter'
export const useRemoved = () => useCell(useView().removed)
/** Milliseconds, up to a minute old. */
export const useNow = () => useCell(minute)
