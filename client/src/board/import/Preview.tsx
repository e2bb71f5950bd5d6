// What would come in: counts, the first cards with their lanes, and every row that cannot, by its number.
import type { BadRow, ParsedTicket } from '@taula/shared/import/parsed'
import { useLaneLabel } from '../../sync/hooks.ts'
import type { Reading } from './useReadList.ts'

const mostSamples = 6
const mostBad = 100

export function Preview({ reading }: { readonly reading: Reading }) {
  if (reading.is === 'nothing') return null
  if (reading.is === 'reading') {
    return <output className="import-waiting">Reading the list…</output>
  }
  const { preview, bad, list } = reading
  return (
    <section className="import-preview" aria-label="Preview">
      <output className="import-counts">
        <Count number={preview.new} words="new" />
        <Count number={preview.changed} words="changed upstream" />
        <Count number={preview.same} words="already here" />
        <Count number={bad.length} words={bad.length === 1 ? 'row cannot be read' : 'rows cannot be read'} />
      </output>
      {bad.length > 0 && <BadRows bad={bad} />}
      <Samples items={list.items} />
    </section>
  )
}

const Count = ({ number, words }: { readonly number: number; readonly words: string }) => (
  <span data-none={number === 0}>
    <strong>{number.toLocaleString('en')}</strong> {words}
  </span>
)

function BadRows({ bad }: { readonly bad: readonly BadRow[] }) {
  return (
    <div className="import-bad">
      <h3>Left out</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key */}
      <ul tabIndex={0} aria-label="Rows that cannot be read">
        {bad.slice(0, mostBad).map(({ row, message }) => (
          <li key={`${row} ${message}`}>
            <b>Row {row}</b> {message}
          </li>
        ))}
        {bad.length > mostBad && <li>and {(bad.length - mostBad).toLocaleString('en')} more</li>}
      </ul>
    </div>
  )
}

function Samples({ items }: { readonly items: readonly ParsedTicket[] }) {
  if (items.length === 0) return null
  return (
    <>
      <h3>What comes in, and where to</h3>
      <ul className="import-samples">
        {items.slice(0, mostSamples).map((item) => (
          <Sample key={item.id} item={item} />
        ))}
      </ul>
    </>
  )
}

function Sample({ item }: { readonly item: ParsedTicket }) {
  const lane = useLaneLabel(item.lane)
  const { upstream } = item
  return (
    <li data-mark={item.lane}>
      {upstream && <b>#{upstream.number}</b>} <span>{upstream?.title ?? item.title}</span>
      <small>
        <span className="lane-mark" aria-hidden="true" /> {lane}
      </small>
    </li>
  )
}
