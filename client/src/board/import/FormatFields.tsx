// What kind of list it is, found out by itself and changeable; and, for Trac, which tracker it is from.
import { listFormats } from '@taula/shared/import/parsed'
import type { ListFormat } from '@taula/shared/import/parsed'

const names: Readonly<Record<ListFormat, string>> = {
  'trac-csv': 'Trac query, CSV',
  'trac-tsv': 'Trac query, TSV',
  csv: 'Plain CSV',
  github: 'GitHub issues, JSON',
  gitlab: 'GitLab issues, JSON',
  forgejo: 'Forgejo issues, JSON',
  list: 'Lines: numbers, links, titles',
}
const tables: ReadonlySet<ListFormat | undefined> = new Set(['trac-csv', 'trac-tsv', 'csv'])

interface Props {
  readonly format: ListFormat | 'auto'
  /** The format it was read as. */
  readonly found: ListFormat | undefined
  readonly onFormat: (format: ListFormat | 'auto') => void
  readonly source: string
  readonly onSource: (source: string) => void
}

export function FormatFields({ format, found, onFormat, source, onSource }: Props) {
  return (
    <div className="import-format">
      <label className="field">
        <span>Format</span>
        <select
          value={format}
          onChange={(event) => onFormat(listFormats.find((one) => one === event.target.value) ?? 'auto')}
        >
          <option value="auto">{found && format === 'auto' ? `Found: ${names[found]}` : 'Find out'}</option>
          {listFormats.map((one) => (
            <option key={one} value={one}>
              {names[one]}
            </option>
          ))}
        </select>
      </label>
      {tables.has(format === 'auto' ? found : format) && (
        <label className="field">
          <span>Tracker it is from</span>
          <input
            type="url"
            value={source}
            placeholder="https://code.djangoproject.com"
            onChange={(event) => onSource(event.target.value)}
          />
        </label>
      )}
    </div>
  )
}
