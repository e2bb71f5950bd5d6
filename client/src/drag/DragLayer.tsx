// Dragging, over the whole page: nothing is written while it lasts. What is carried, and where it may land, is its
// carrier's business.
import {
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import type {
  Active,
  Announcements,
  DragStartEvent,
  KeyboardCoordinateGetter,
  Modifiers,
} from '@dnd-kit/core'
import type { ReactNode } from 'react'
import { carried, useCarried } from './carried.ts'
import { toPointer } from './toPointer.ts'
import { isArrow } from './carrier.ts'
import type { Load } from './carrier.ts'
import { useFollowPointer } from './useFollowPointer.ts'
import './drag.css'

// A mouse drags after a few pixels; a finger after a long press, so that a swipe always scrolls.
const mouse = { activationConstraint: { distance: 6 } }
const touch = { activationConstraint: { delay: 260, tolerance: 8 } }
const keyboard: { readonly coordinateGetter: KeyboardCoordinateGetter } = {
  coordinateGetter(event, { context }) {
    const load = loadOf(context.active)
    if (!load || !isArrow(event.code)) return undefined
    event.preventDefault()
    return load.carrier.step(load.id, event.code)
  },
}
/** Places are worked out from the pointer, so dnd-kit has no targets to find. */
const noTargets = () => []
const followsPointer = () => useCarried.getState().load?.carrier.follows === 'pointer'
const modifiers: Modifiers = [(taken) => (followsPointer() ? toPointer(taken) : taken.transform)]
/** Slow enough to stop at the next lane on a phone, where a lane fills the screen. */
const autoScroll = {
  acceleration: 4,
  threshold: { x: 0.1, y: 0.14 },
  canScroll: () => !followsPointer(),
}
const silent = () => undefined
/** The carrier's voice speaks instead: it knows the places. */
const announcements: Announcements = {
  onDragStart: silent,
  onDragOver: silent,
  onDragEnd: silent,
  onDragCancel: silent,
}
const accessibility = {
  announcements,
  screenReaderInstructions: {
    draggable:
      'Press space to pick it up. The arrow keys choose where it goes, and that is read out. Space puts it down there, Escape puts it back.',
  },
  restoreFocus: false,
}

/** dnd-kit keeps what a draggable hands over as it is, without its type. */
const loadOf = (active: Active | null): Load['load'] | undefined => active?.data.current?.['load']

function begin({ active, activatorEvent }: DragStartEvent): void {
  const load = loadOf(active)
  if (!load) return
  carried.begin(load, activatorEvent instanceof KeyboardEvent ? 'keyboard' : 'pointer')
  load.carrier.begin(load.id)
}

const ends = (how: 'dropped' | 'cancelled') => () => {
  const { load } = useCarried.getState()
  carried.end()
  load?.carrier.end(load.id, how)
}
const drop = ends('dropped')
const cancel = ends('cancelled')

export function DragLayer({ children }: { readonly children: ReactNode }) {
  const sensors = useSensors(
    useSensor(MouseSensor, mouse),
    useSensor(TouchSensor, touch),
    useSensor(KeyboardSensor, keyboard),
  )
  useFollowPointer()
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={noTargets}
      accessibility={accessibility}
      autoScroll={autoScroll}
      onDragStart={begin}
      onDragEnd={drop}
      onDragCancel={cancel}
    >
      {children}
      <output aria-live="assertive" className="visually-hidden">
        <Voice />
      </output>
      <DragOverlay dropAnimation={null} className="drag-overlay" modifiers={modifiers}>
        <Lifted />
      </DragOverlay>
    </DndContext>
  )
}

function Voice() {
  const { by, last } = useCarried()
  return by === 'keyboard' && last ? <last.carrier.Voice /> : null
}

function Lifted() {
  const load = useCarried((state) => state.load)
  return load && <load.carrier.Lifted id={load.id} />
}
