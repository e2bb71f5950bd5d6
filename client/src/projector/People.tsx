/** @jsxImportSource preact */
// Names as on a badge, each with the colour its person has on the board.
import '../parts/avatar.css'
import { dyeOf } from '../parts/hue.ts'
import type { Who } from './facts.ts'
import { firstOf } from './shorten.ts'

/** Where two do not fit on a line, the longer name gives way: "Bo" stays "Bo". */
const shrinks = (name: string) => Math.max(0, name.length - 6)

const nobody: readonly Who[] = []

interface Props {
  readonly people: readonly Who[]
  /** More are counted. */
  readonly most?: number
  readonly elsewhere?: readonly Who[]
}

export function People({ people, most = Infinity, elsewhere = nobody }: Props) {
  const { shown, more } = firstOf(people, most)
  const [other] = elsewhere
  const isAlone = shown.length === 1 && more === 0
  const uncounted = more + elsewhere.length - (isAlone && other ? 1 : 0)
  return (
    <ul class="people">
      {shown.map(({ id, name, beside }) => (
        <li
          key={id}
          data-person={id}
          data-paired={beside !== undefined}
          style={{ flexShrink: shrinks(name) }}
        >
          <i data-dye={dyeOf(id)} aria-hidden="true" />
          <span dir="auto">{beside === undefined ? name : `${name} with ${beside}`}</span>
        </li>
      ))}
      {isAlone && other && (
        <li class="people-with">
          <span>with {other.name}</span>
        </li>
      )}
      {uncounted > 0 && <li class="people-more">+{uncounted}</li>}
    </ul>
  )
}
