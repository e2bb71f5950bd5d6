// What components ask of the sprint's own time, of who is here, and of who helps or works with whom.
import { useMemo } from 'react'
import { availabilityOf, presenceOf } from '@taula/shared/select/presence'
import type { Presence } from '@taula/shared/select/presence'
import type { Availability } from '@taula/shared/board/kinds/people'
import { sprintDay, zoneOf } from '@taula/shared/select/sprintDay'
import type { Calendar, SprintDay } from '@taula/shared/select/sprintDay'
import { useBoardFacts, useNow, usePerson } from './hooks.ts'
import { useSession } from './SessionContext.tsx'
import { useCell } from './useCell.ts'

export const useCalendar = (): Calendar => ({
  days: useCell(useSession().view.days),
  board: useBoardFacts(),
})
export const useZone = (): string => useBoardFacts()?.timeZone ?? 'UTC'
/** Whether the morning is open: up to a minute old. When it is closed, nothing prompts, times or turns amber. */
export const useSprintDay = (): SprintDay => sprintDay(useCalendar(), useNow())
export function usePresence(person: string): Presence {
  const calendar = useCalendar()
  return presenceOf(usePerson(person), sprintDay(calendar, useNow()), zoneOf(calendar))
}
/** Where everybody is, by id: for whoever sorts people by it. */
export function usePresences(): ReadonlyMap<string, Presence> {
  const { view } = useSession()
  const everybody = useCell(view.everybody)
  const days = useCell(view.days)
  const board = useBoardFacts()
  const now = useNow()
  return useMemo(() => {
    const calendar = { days, board }
    const [day, zone] = [sprintDay(calendar, now), zoneOf(calendar)]
    return new Map(everybody.map((person) => [person.id, presenceOf(person, day, zone)]))
  }, [everybody, days, board, now])
}
export function useAvailability(person: string): Availability {
  return availabilityOf(usePerson(person), useNow(), useZone())
}
export const useProgramme = () => useCell(useSession().view.sessions)
/** Sessions that somebody took off the programme. */
export const useWithdrawn = () => useCell(useSession().view.withdrawn)
export const useHelp = () => useCell(useSession().view.help)
/** Those who wait for help, in the order in which they shall have it. */
export const useHelpQueue = () => useCell(useSession().view.queue)
/** What somebody waits for now. */
export const useHelpFor = (person: string) => useCell(useSession().view.helpFor(person))
export const usePairings = () => useCell(useSession().view.pairings)
/** Those somebody is in now. */
export const usePairingsOf = (person: string) => useCell(useSession().view.pairingsOf(person))
