// People on the floor: each can be taken by the row or by the grip, and has a menu. Drawn again only when something of
// their own changes.
import { MoreHorizontal } from 'lucide-react'
import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Avatar } from '../parts/Avatar.tsx'
import { useIsPresent, usePersonName } from '../sync/hooks.ts'
import { floor, useWantedPerson } from '../ui/floor.ts'
import { screen } from '../ui/screen.ts'
import { PersonFacts } from './PersonRow.tsx'
import { leadFirst } from './sitting.ts'
import { usePersonDraggable } from './usePersonDraggable.ts'

interface PeopleProps {
  readonly people: readonly string[]
  /** Comes first where they sit here. */
  readonly lead: string | null
}
export function FloorPeople({ people, lead }: PeopleProps) {
  const ordered = useMemo(() => leadFirst(people, lead), [people, lead])
  /** Each table is one stop of the Tab key: who had the focus last, else the first. */
  const [last, setLast] = useState<string | undefined>()
  const stop = last !== undefined && ordered.includes(last) ? last : ordered[0]
  if (ordered.length === 0) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- remembers which of its buttons had the focus
    <ul
      className="round-people"
      onFocus={({ target }) => {
        const row = target instanceof Element ? target.closest<HTMLElement>('[data-person]') : null
        setLast(row?.dataset['person'])
      }}
    >
      {ordered.map((person) => (
        <PersonShell key={person} id={person} isLead={person === lead} tabStop={person === stop} />
      ))}
    </ul>
  )
}

interface PersonProps {
  readonly id: string
  readonly isLead: boolean
  readonly tabStop: boolean
}

/** What dnd-kit redraws at the beginning and the end of each drag: hooks only, no data. */
const PersonShell = memo(function PersonShell({ id, isLead, tabStop }: PersonProps) {
  const { may, pointer, onKeyDown, isDragging, setNodeRef, setActivatorNodeRef, attributes } =
    usePersonDraggable('floor', id)
  const describedBy = attributes['aria-describedby']
  const grip = useMemo(
    () =>
      may ? (
        <Grip
          id={id}
          ref={setActivatorNodeRef}
          describedBy={describedBy}
          tabStop={tabStop}
          onKeyDown={onKeyDown}
        />
      ) : (
        <Face id={id} />
      ),
    [may, id, setActivatorNodeRef, describedBy, tabStop, onKeyDown],
  )
  return (
    <li
      ref={setNodeRef}
      className="person"
      data-person={id}
      data-movable={may}
      data-dragging={isDragging}
      {...pointer}
    >
      {grip}
      <PersonFacts id={id} isLead={isLead} tabIndex={tabStop ? 0 : -1} />
      {may && <More id={id} tabStop={tabStop} />}
    </li>
  )
})

function Face({ id }: { readonly id: string }) {
  const name = usePersonName(id)
  return <Avatar id={id} name={name} away={!useIsPresent(id)} size="large" />
}

interface GripProps {
  readonly id: string
  readonly ref: (element: HTMLElement | null) => void
  readonly describedBy: string
  readonly tabStop: boolean
  /** dnd-kit types its listeners as bare functions. */
  // oxlint-disable-next-line typescript/no-unsafe-function-type
  readonly onKeyDown: Function | undefined
}
/** Where a keyboard picks somebody up. */
function Grip({ id, ref, describedBy, tabStop, onKeyDown }: GripProps) {
  const button = useRef<HTMLButtonElement>(null)
  useWantedFocus(id, button)
  return (
    <button
      type="button"
      ref={(element) => {
        button.current = element
        ref(element)
      }}
      className="person-grip"
      aria-label={`Move ${usePersonName(id)}`}
      aria-roledescription="draggable"
      aria-describedby={describedBy}
      tabIndex={tabStop ? 0 : -1}
      onKeyDown={(event) => void onKeyDown?.(event)}
    >
      <Face id={id} />
    </button>
  )
}

/** The focus follows whoever had it to another table, whoever seated them there. */
function useWantedFocus(id: string, ref: React.RefObject<HTMLElement | null>) {
  const wanted = useWantedPerson(id)
  useLayoutEffect(() => {
    if (!wanted) return
    floor.want(null)
    if (document.activeElement === document.body) ref.current?.focus()
  }, [wanted, ref])
  useLayoutEffect(() => {
    const element = ref.current
    return () => {
      if (element !== null && element === document.activeElement) floor.want(id)
    }
  }, [id, ref])
}

export function More({ id, tabStop }: { readonly id: string; readonly tabStop: boolean }) {
  return (
    <button
      type="button"
      className="person-more"
      aria-label={`More about ${usePersonName(id)}`}
      aria-haspopup="menu"
      tabIndex={tabStop ? 0 : -1}
      onClick={(event) => {
        const { right: x, bottom: y } = event.currentTarget.getBoundingClientRect()
        screen.openPersonMenu({ person: id, at: { x, y } })
      }}
    >
      <MoreHorizontal aria-hidden="true" />
    </button>
  )
}
