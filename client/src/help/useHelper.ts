// Who helps here, and what people are called who come.
import { useSession } from '../sync/SessionContext.tsx'
import { useMe, useMyRole, usePeople } from '../sync/hooks.ts'
import { useAvailability } from '../sync/sprintHooks.ts'

/** Whether I see the queue: staff do, and whoever says that they can help. */
export function useIsHelper(): boolean {
  const availability = useAvailability(useMe())
  return useMyRole() !== 'sprinter' || availability === 'canHelp'
}

/** Names of some people, as they are now; drawn again when people come or go. */
export function useNames(people: readonly string[]): readonly string[] {
  const { view } = useSession()
  usePeople()
  return people.map((person) => view.person(person).get()?.name ?? 'someone')
}
