// What makes a person draggable: oneself for everybody, anybody for staff.
import { useDraggable } from '@dnd-kit/core'
import type { Load } from '../drag/carrier.ts'
import { personCarrier } from '../drag/personCarrier.tsx'
import { useMayPlace } from './seating.ts'

/** `within`: the same person may be shown in two places. */
export function usePersonDraggable(within: 'floor' | 'strip', id: string) {
  const may = useMayPlace(id)
  const data: Load = { load: { carrier: personCarrier, id } }
  const { listeners, ...rest } = useDraggable({ id: `${within}.${id}`, data, disabled: !may })
  // The keyboard begins at the grip alone.
  const { onKeyDown, ...pointer } = listeners ?? {}
  return { may, pointer, onKeyDown, ...rest }
}
