/** @jsxImportSource preact */
// One page of the board: lanes as trays, each with its count and what lies on top.
import type { Row } from './facts.ts'
import type { Tray as TrayFacts } from './lanes.ts'
import { People } from './People.tsx'
import { shortened } from './shorten.ts'
import type { Glance as GlanceFacts } from './shows.ts'
import './glance.css'

interface Props {
  readonly glance: GlanceFacts
  readonly page: number
}

export function Glance({ glance, page }: Props) {
  const trays = glance.pages[page]?.trays ?? []
  return (
    <div class="glance">
      <div class="trays" style={{ '--columns': trays.length }}>
        {trays.map((tray) => (
          <Tray key={tray.lane} tray={tray} />
        ))}
      </div>
      <ul class="counts">
        {glance.counts.map(({ lane, label, count }) => (
          <li key={lane} style={{ '--mark': `var(--lane-${lane})` }}>
            <i aria-hidden="true" />
            <span>{label}</span> <strong>{count.toLocaleString('en')}</strong>
          </li>
        ))}
        {glance.lately !== undefined && (
          <li class="lately">
            <span>Landed lately</span> <span dir="auto">{shortened(glance.lately, 48)}</span>
          </li>
        )}
      </ul>
    </div>
  )
}

function Tray({ tray }: { readonly tray: TrayFacts }) {
  const { lane, label, hint, count, rows } = tray
  return (
    <section
      class="tray"
      data-lane={lane}
      style={{ '--mark': `var(--lane-${lane})` }}
      aria-label={`${label}, ${count}`}
    >
      <div class="tray-head">
        <i aria-hidden="true" />
        <h3>{label}</h3>
        <strong>{count.toLocaleString('en')}</strong>
      </div>
      {rows.length === 0 && <p class="empty">{hint}</p>}
      <ul class="rows">
        {rows.map((row) => (
          <Top key={row.ticket} row={row} />
        ))}
      </ul>
    </section>
  )
}

const Top = ({ row }: { readonly row: Row }) => (
  <li class="card" data-ticket={row.ticket} data-title={row.title}>
    <p class="what">
      {row.number !== undefined && <b>{row.number}</b>} <span dir="auto">{shortened(row.title, 62)}</span>
    </p>
    {row.people.length > 0 && <People people={row.people} most={2} />}
    {row.note !== undefined && <p class="note">{row.note}</p>}
  </li>
)
