// Dragging: nothing is written while it lasts; a drop is one move, its neighbours named by their ids.
import {
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import type { Announcements, DragEndEvent, DragStartEvent, KeyboardCoordinateGetter } from '@dnd-kit/core'
import { useCallback, useMemo } from 'react'
import type { ReactNode } from 'react'
import { useTicket } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { CardFace } from './CardFace.tsx'
import { useCommands } from './commands.ts'
import { drag, useDrag } from './dragState.ts'
import { DragVoice, instructions } from './DragVoice.tsx'
import { keyboardStep, placeOf } from './keyboardDrag.ts'
import { useLaneHandles } from './laneHandles.ts'
import { usePointerPlace } from './usePointerPlace.ts'

// A mouse drags after a few pixels; a finger after a long press, so that a swipe always scrolls.
const mouse = { activationConstraint: { distance: 6 } }
const touch = { activationConstraint: { delay: 260, tolerance: 8 } }
/** Places are worked out from the pointer, so dnd-kit has no targets to find. */
const noTargets = () => []
/** Slow enough to stop at the next lane on a phone, where a lane fills the screen. */
const autoScroll = { acceleration: 4, threshold: { x: 0.1, y: 0.14 } }
const silent = () => undefined
/** DragVoice speaks instead: it knows the places. */
const announcements: Announcements = {
  onDragStart: silent,
  onDragOver: silent,
  onDragEnd: silent,
  onDragCancel: silent,
}
const accessibility = {
  announcements,
  screenReaderInstructions: { draggable: instructions },
  restoreFocus: false,
}

export function DragLayer({ children }: { readonly children: ReactNode }) {
  const handles = useLaneHandles()
  const { view } = useSession()
  const { move } = useCommands()
  const keyboard = useMemo(() => {
    const coordinateGetter: KeyboardCoordinateGetter = (event) => keyboardStep(handles, event)
    return { coordinateGetter }
  }, [handles])
  const sensors = useSensors(
    useSensor(MouseSensor, mouse),
    useSensor(TouchSensor, touch),
    useSensor(KeyboardSensor, keyboard),
  )
  usePointerPlace(handles)

  const begin = useCallback(
    ({ active, activatorEvent }: DragStartEvent) => {
      const ticket = String(active.id)
      const lane = view.ticket(ticket).get()?.lane
      const byKeyboard = activatorEvent instanceof KeyboardEvent
      drag.begin(ticket, lane ? placeOf(handles, lane, ticket) : null, byKeyboard ? 'keyboard' : 'pointer')
    },
    [handles, view],
  )
  const finish = useCallback(
    ({ active }: DragEndEvent) => {
      const ticket = String(active.id)
      const { place } = drag.get()
      const lane = view.ticket(ticket).get()?.lane
      const from = lane && placeOf(handles, lane, ticket)
      drag.end('dropped')
      if (!place || (from?.lane === place.lane && from.index === place.index)) return
      move(ticket, place.lane, place.index, handles.get(place.lane)?.ids)
    },
    [handles, view, move],
  )
  const cancel = useCallback(() => drag.end('cancelled'), [])

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={noTargets}
      accessibility={accessibility}
      autoScroll={autoScroll}
      onDragStart={begin}
      onDragEnd={finish}
      onDragCancel={cancel}
    >
      {children}
      <DragVoice />
      <DragOverlay dropAnimation={null} className="drag-overlay">
        <Lifted />
      </DragOverlay>
    </DndContext>
  )
}

function Lifted() {
  const dragged = useDrag((state) => state.ticket)
  return dragged === null ? null : <LiftedCard id={dragged} />
}

function LiftedCard({ id }: { readonly id: string }) {
  const ticket = useTicket(id)
  if (!ticket) return null
  return (
    <div className="card card-lifted" aria-hidden="true" inert>
      <CardFace ticket={ticket} lifted />
    </div>
  )
}
