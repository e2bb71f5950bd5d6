// What each column of a plain table is about, as it was guessed: the first rows, and above each column a way to correct it.
import { columnKinds } from '@taula/shared/import/parsed'
import type { ColumnKind, Columns, ParsedList } from '@taula/shared/import/parsed'
import './mapping.css'

/** What a person says of a table; undefined: as it was found. */
export interface Said {
  readonly columns: Columns | undefined
  readonly header: boolean | undefined
}
export const nothingSaid: Said = { columns: undefined, header: undefined }

const names: Readonly<Record<ColumnKind, string>> = {
  title: 'Title',
  number: 'Number',
  url: 'Link',
  state: 'State',
  labels: 'Labels',
  owner: 'Assignee',
  type: 'Type',
  component: 'Component',
  created: 'Created',
}
const rowsShown = 4

interface Props {
  readonly layout: NonNullable<ParsedList['layout']>
  readonly said: Said
  readonly onSaid: (said: Said) => void
}

export function Mapping({ layout, said, onSaid }: Props) {
  const { sample } = layout
  // What was just said holds at once; the list is read again a moment later.
  const columns = said.columns ?? layout.columns
  const hasHeader = said.header ?? layout.hasHeader
  const header = hasHeader ? sample[0] : undefined
  const rows = (hasHeader ? sample.slice(1) : sample).slice(0, rowsShown)
  const places = columns.map((kind, at) => ({ kind, at }))
  const nameOf = (at: number) => header?.[at]?.trim() || `Column ${at + 1}`
  /** A thing stands in one column: said of another, it is no longer said of the first. */
  const choose = (at: number, kind: ColumnKind | null) =>
    onSaid({ ...said, columns: columns.map((was, i) => (i === at ? kind : was === kind ? null : was)) })
  return (
    <fieldset className="mapping">
      <legend>What the columns hold</legend>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key */}
      <section className="mapping-scroll" tabIndex={0} aria-label="First rows of the table">
        <table>
          <thead>
            <tr>
              {places.map(({ kind, at }) => (
                <th key={at} scope="col" data-used={kind !== null}>
                  <select
                    aria-label={`${nameOf(at)} holds`}
                    value={kind ?? ''}
                    onChange={(event) =>
                      choose(at, columnKinds.find((one) => one === event.target.value) ?? null)
                    }
                  >
                    <option value="">Leave out</option>
                    {columnKinds.map((one) => (
                      <option key={one} value={one}>
                        {names[one]}
                      </option>
                    ))}
                  </select>
                  {header && <span>{nameOf(at)}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...rows.entries()].map(([row, cells]) => (
              <tr key={row}>
                {places.map(({ kind, at }) => (
                  <td key={at} data-used={kind !== null}>
                    {cells[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <label className="check">
        <input
          type="checkbox"
          checked={hasHeader}
          onChange={(event) => onSaid({ ...said, header: event.target.checked })}
        />
        <span>The first row holds headings</span>
      </label>
    </fieldset>
  )
}
