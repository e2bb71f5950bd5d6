/** @jsxImportSource preact */
// One page of the room: sheets of paper, one for each table.
import type { Row } from './facts.ts'
import { People } from './People.tsx'
import type { Sheet as SheetFacts } from './room.ts'
import type { RoomPages } from './roomPages.ts'
import { shortened } from './shorten.ts'
import './room.css'

interface Props {
  readonly room: RoomPages
  readonly page: number
  /** What to say where there is no sheet. */
  readonly empty: string
}

export function Room({ room, page, empty }: Props) {
  const columns = room.pages[page] ?? []
  if (columns.length === 0) return <p class="nobody">{empty}</p>
  return (
    <div class="room" data-density={room.density.name} style={{ '--columns': room.columns }}>
      {columns.map((sheets) => (
        <div class="room-column" key={sheets[0]?.id}>
          {sheets.map((sheet) => (
            <Sheet key={sheet.id} sheet={sheet} titleLetters={room.density.title} />
          ))}
        </div>
      ))}
    </div>
  )
}

interface SheetProps {
  readonly sheet: SheetFacts
  readonly titleLetters: number
}

function Sheet({ sheet, titleLetters }: SheetProps) {
  const { id, kind, title, note, rows, others, continued } = sheet
  const isTable = kind === 'table'
  return (
    <section
      class="sheet"
      data-kind={kind}
      data-table={isTable ? id : undefined}
      aria-label={continued ? `${title}, continued` : title}
    >
      <div class="sheet-head">
        <h3>{title}</h3>
        <p>{continued ? 'and also' : note}</p>
      </div>
      {rows.length > 0 && (
        <ul class="rows">
          {rows.map((row) => (
            <OnIt key={row.ticket} row={row} letters={titleLetters} />
          ))}
        </ul>
      )}
      {others.length > 0 && <People people={others} />}
      {isTable && rows.length + others.length === 0 && <p class="empty">Free seats here</p>}
    </section>
  )
}

const OnIt = ({ row, letters }: { readonly row: Row; readonly letters: number }) => (
  <li data-ticket={row.ticket} data-title={row.title}>
    <People people={row.people} most={2} elsewhere={row.elsewhere} />
    <p class="what">
      {row.number !== undefined && <b>{row.number}</b>}{' '}
      <span dir="auto">{shortened(row.title, letters - (row.number?.length ?? 0))}</span>
    </p>
  </li>
)
