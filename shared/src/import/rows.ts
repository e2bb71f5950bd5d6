// What the formats share: an answer for one row, an answer for a list, and the sentences for lists that cannot be read.
import { maxImportRows } from '../board/limits.ts'
import type { Layout } from './layout.ts'
import type { BadRow, ParsedTicket } from './parsed.ts'

/** One thing read from a row, or why it cannot be. The message is for the person who pasted it. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string }
export const read = <T>(value: T): Read<T> => ({ ok: true, value })
export const unreadable = (message: string): { readonly ok: false; readonly message: string } => ({
  ok: false,
  message,
})

/** A whole list as its format reads it. */
export interface Rows {
  readonly items: readonly ParsedTicket[]
  readonly bad: readonly BadRow[]
  /** Of a plain table. */
  readonly layout?: Layout
}

/** A list of which nothing comes in. */
export const nothing = (message: string): Rows => ({ items: [], bad: [{ row: 1, message }] })

export const inEnglish = (count: number): string => count.toLocaleString('en-US')

/** Refused as a whole: a list brought in up to some row would look complete. */
export const tooManyRows = (): Rows =>
  nothing(
    `This list has more than ${inEnglish(maxImportRows)} rows, the most that can come in at once. ` +
      'Narrow it by a query, for example by component or milestone, and bring in one part after the other.',
  )

/** Each ticket once, where it first stood. A later row says what holds, but what it leaves out it does not take back. */
export function lastOfEach(items: readonly ParsedTicket[]): readonly ParsedTicket[] {
  const byId = new Map<string, ParsedTicket>()
  for (const item of items) {
    const before = byId.get(item.id)
    byId.set(item.id, before ? onTop(before, item) : item)
  }
  return [...byId.values()]
}

function onTop(before: ParsedTicket, item: ParsedTicket): ParsedTicket {
  if (!before.upstream || !item.upstream) return item
  return { ...before, ...said(item), upstream: { ...before.upstream, ...said(item.upstream) } }
}

/** What is there. A row without a fact must not put `undefined` over one that is known. */
export const said = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T
