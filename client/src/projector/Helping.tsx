/** @jsxImportSource preact */
// Above the room: whom to ask, and at which tables somebody waits.
import { dyeOf } from '../parts/hue.ts'
import type { Helping as HelpingFacts } from './helping.ts'
import './helping.css'

export function Helping({ helping }: { readonly helping: HelpingFacts }) {
  const { free, freeMore, waiting, waitingMore, longest, lines } = helping
  if (lines === 0) return null
  return (
    <div class="helping" data-lines={lines}>
      {free.length > 0 && (
        <section class="helping-free" aria-label="Free to help">
          <h3>Free to help</h3>
          <ul>
            {free.map(({ id, name }) => (
              <li key={id} data-person={id}>
                <i data-dye={dyeOf(id)} aria-hidden="true" />
                <span dir="auto">{name}</span>
              </li>
            ))}
            {freeMore > 0 && <li>+{freeMore}</li>}
          </ul>
        </section>
      )}
      {longest !== undefined && (
        <section class="helping-waiting" aria-label="Waiting for help">
          <h3>Waiting</h3>
          <ul>
            {waiting.map(({ table, label, count }) => (
              <li key={table}>
                <span dir="auto">{label}</span> <strong>{count}</strong>
              </li>
            ))}
            {waitingMore > 0 && <li>+{waitingMore}</li>}
          </ul>
          <p>{longest === 'just now' ? 'since just now' : `longest ${longest}`}</p>
        </section>
      )}
    </div>
  )
}
