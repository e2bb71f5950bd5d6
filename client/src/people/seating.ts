// Sitting down, being seated, standing up; the floor as a ground where people are put down. Loaded before it is wanted.
import { useEffect } from 'react'
import { seatPerson } from '@taula/shared/ops/people'
import { mayPlace } from '@taula/shared/select/seats'
import { actOf } from '../act/useAct.ts'
import { grounds } from '../drag/grounds.ts'
import type { Ground } from '../drag/grounds.ts'
import { cornerOf } from '../drag/personCarrier.tsx'
import { useMe, useMyRole } from '../sync/hooks.ts'
import type { BoardSession } from '../sync/session.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { toast } from '../ui/toasts.ts'
import { sitting } from './sitting.ts'

/** Seats somebody, or says why nothing changes. */
export function seat(session: BoardSession, person: string, table: string | null): void {
  const { ok, words } = sitting(session, person, table)
  if (ok) actOf(session)(seatPerson, { person, table }, words)
  else toast('note', `${words}.`)
}

/** Whether I may seat somebody and put them on tickets. */
export function useMayPlace(person: string): boolean {
  return mayPlace({ person: useMe(), role: useMyRole() }, person)
}

/** The target that stands for no table: ids of tables are never empty. */
const standing = ''
const tableOf = (target: string) => (target === standing ? null : target)

function createFloorGround(session: BoardSession): Ground {
  const { view } = session
  return {
    under(element) {
      const place = element.closest<HTMLElement>('[data-table], [data-standing]')
      return place ? (place.dataset['table'] ?? standing) : undefined
    },
    next(from, arrow) {
      if (arrow === 'ArrowLeft' || arrow === 'ArrowRight')
        return from === null ? view.tables.get()[0] : undefined
      const targets = [...view.tables.get(), standing]
      if (from === null) return arrow === 'ArrowDown' ? targets[0] : targets.at(-1)
      const index = targets.indexOf(from) + (arrow === 'ArrowDown' ? 1 : -1)
      return targets[Math.max(0, Math.min(index, targets.length - 1))]
    },
    reveal(target) {
      const place = document.querySelector(
        target === standing ? '.floor [data-standing]' : `.floor [data-table="${CSS.escape(target)}"]`,
      )
      place?.scrollIntoView({ block: 'nearest' })
      return cornerOf(place)
    },
    prospect: (person, target) => sitting(session, person, tableOf(target)),
    put: (person, target) => seat(session, person, tableOf(target)),
  }
}

/** Draws nothing: as long as it is there, people can be put down at tables. */
export function FloorGround() {
  const session = useSession()
  useEffect(() => grounds.lay('floor', createFloorGround(session)), [session])
  return null
}
