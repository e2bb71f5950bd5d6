/** @jsxImportSource preact */
// One thing to clap for, as a poster.
import type { Occasion } from './celebrate.ts'
import { People } from './People.tsx'
import { shortened } from './shorten.ts'
import './celebrate.css'

export function Celebrate({ occasion }: { readonly occasion: Occasion | undefined }) {
  if (!occasion) return <p class="nobody">Nothing to clap for yet. It will come.</p>
  const { title, row } = occasion
  return (
    <div class="sheet poster" data-occasion={occasion.key}>
      <ul class="bunting" aria-hidden="true">
        {flags.map((dye) => (
          <li key={dye} data-dye={dye} />
        ))}
      </ul>
      <p class="poster-title" dir="auto">
        {title}
      </p>
      <p class="poster-what">
        {row.number !== undefined && <b>{row.number}</b>} <span dir="auto">{shortened(row.title, 110)}</span>
      </p>
      {row.people.length > 0 && <People people={row.people} most={3} />}
    </div>
  )
}

const flags = Array.from({ length: 12 }, (_, i) => i)
