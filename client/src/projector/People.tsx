/** @jsxImportSource preact */
// Names as on a badge, each with the colour its person has on the board.
import '../parts/avatar.css'
import { dyeOf } from '../parts/hue.ts'
import type { Who } from './facts.ts'
import { firstOf } from './shorten.ts'

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
  return (
    <ul class="people">
      {shown.map(({ id, name }) => (
        <li key={id} data-person={id}>
          <i data-dye={dyeOf(id)} aria-hidden="true" />
          <span dir="auto">{name}</span>
        </li>
      ))}
      {more > 0 && <li class="people-more">+{more}</li>}
      {other && (
        <li class="people-more">
          with {other.name}
          {elsewhere.length > 1 && ` +${elsewhere.length - 1}`}
        </li>
      )}
    </ul>
  )
}
