// Carrying a person: onto a table to sit there, onto a card to be on that ticket.
import { Avatar } from '../parts/Avatar.tsx'
import { usePersonName } from '../sync/hooks.ts'
import type { Arrow, Carrier, Point } from './carrier.ts'
import { edgeScroll } from './edgeScroll.ts'
import { grounds } from './grounds.ts'
import type { GroundName } from './grounds.ts'
import { personDrag, prospectOf, usePersonDrag } from './personDrag.ts'
import type { Spot } from './personDrag.ts'

export const personCarrier: Carrier = {
  begin: personDrag.begin,
  hover(_person, at) {
    const element = document.elementFromPoint(at.x, at.y)
    personDrag.hover(element && spotUnder(element))
    if (element) edgeScroll(element, at)
  },
  step(_person, arrow) {
    const spot = spotBeside(personDrag.get().over, arrow)
    if (!spot) return undefined
    personDrag.hover(spot)
    return grounds.get(spot.ground)?.reveal(spot.target)
  },
  end(person, how) {
    const { over } = personDrag.get()
    const prospect = how === 'dropped' ? prospectOf(person, over) : undefined
    personDrag.end(prospect)
    if (over && prospect) grounds.get(over.ground)?.put(person, over.target)
  },
  follows: 'pointer',
  Lifted: LiftedPerson,
  Voice: PersonVoice,
}

function spotUnder(element: Element): Spot | null {
  for (const ground of grounds.all()) {
    const target = grounds.get(ground)?.under(element)
    if (target !== undefined) return { ground, target }
  }
  return null
}

function spotBeside(from: Spot | null, arrow: Arrow): Spot | undefined {
  const within = (ground: GroundName | undefined, target: string | null): Spot | undefined => {
    const next = ground && grounds.get(ground)?.next(target, arrow)
    return ground && next !== undefined ? { ground, target: next } : undefined
  }
  if (!from) return within(arrow === 'ArrowRight' ? 'board' : 'floor', null)
  return within(from.ground, from.target) ?? within(grounds.beside(from.ground, arrow), null)
}

function LiftedPerson({ id }: { readonly id: string }) {
  const name = usePersonName(id)
  const over = usePersonDrag((state) => state.over)
  const prospect = prospectOf(id, over)
  return (
    <div className="person-lifted" aria-hidden="true">
      <Avatar id={id} name={name} size="large" />
      <span className="person-lifted-words" data-ok={prospect?.ok}>
        {prospect?.words ?? name}
      </span>
    </div>
  )
}

function PersonVoice() {
  const { person, over, came } = usePersonDrag()
  if (person === null) return came ? `${came.words}.` : 'Put back. Nothing has changed.'
  const prospect = prospectOf(person, over)
  if (!prospect) return 'Picked up. Up and down lead from table to table, right to the tickets.'
  return prospect.ok ? `Space: ${prospect.words}.` : `${prospect.words}.`
}

/** Points where somebody is drawn over an element: at its upper left, and never out of the window. */
export function cornerOf(element: Element | null): Point | undefined {
  if (!element) return undefined
  const { left, top } = element.getBoundingClientRect()
  const within = (value: number, last: number) => Math.max(8, Math.min(value, last))
  return { x: within(left + 16, window.innerWidth - 120), y: within(top + 8, window.innerHeight - 80) }
}
