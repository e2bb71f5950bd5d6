// Lines that a person wrote or pasted: a reference, a reference with a title, or a title that no tracker knows.
import { upstreamId } from '../board/ids.ts'
import { maxImportRows, maxTitleLength, maxUrlLength } from '../board/limits.ts'
import { firstLane } from './firstLane.ts'
import { allMentions, bareIn, firstMention, withoutLinks } from './mentions.ts'
import type { Bare } from './mentions.ts'
import type { BadRow, ParsedTicket, ParseOptions, UpstreamFacts } from './parsed.ts'
import { fromNowhere } from './nowhere.ts'
import { nothing, read, tooManyRows, unreadable } from './rows.ts'
import type { Read, Rows } from './rows.ts'
import { quoted, title } from './text.ts'

export function parseLines(content: string, options: ParseOptions): Rows {
  const items: ParsedTicket[] = []
  const bad: BadRow[] = []
  const bare = bareIn(options)
  for (const { row, line } of linesOf(content)) {
    if (isSeparator(line)) continue
    const tickets = readLine(row, line, bare)
    if (!tickets.ok) bad.push({ row, message: tickets.message })
    else for (const ticket of tickets.value) items.push(ticket)
    if (items.length + bad.length > maxImportRows) return tooManyRows()
  }
  return items.length + bad.length === 0 ? nothing('There is no ticket in this list.') : { items, bad }
}

/** Lines by number, without what Markdown and numbered lists put in front. */
function* linesOf(content: string): Generator<{ readonly row: number; readonly line: string }> {
  const breaks = /\r\n?|\n|$/g
  for (let start = 0, row = 1; start < content.length; start = breaks.lastIndex, row++) {
    const line = content.slice(start, breaks.exec(content)?.index).trim()
    yield { row, line: line.replace(/^(?:[-*+•–>]\s+|\d{1,4}[.)]\s+)*(?:\[[ xX]?\]\s+)?/, '') }
  }
}

/** Rules, blank lines, headings and comments. `#5500` is none, nor is `# 5500`. */
const isSeparator = (line: string) => !/[\p{L}\p{N}]/u.test(line) || /^(?:#+\s+(?!\d+$)|\/\/)/.test(line)

function readLine(row: number, line: string, bare: Bare): Read<readonly ParsedTicket[]> {
  const mentions = allMentions(line, bare) ?? (line.length > maxLineLength ? [] : firstMention(line, bare))
  if (mentions === 'no tracker') return unreadable('It is not known which tracker this number is from.')
  const items: ParsedTicket[] = []
  for (const { reference, words } of mentions) {
    const heading = words === undefined ? undefined : title(words)
    if (heading?.ok === false) return heading
    const upstream: UpstreamFacts = { ...reference, ...(heading && { title: heading.value }) }
    items.push({
      id: upstreamId(upstream.tracker, upstream.number),
      row,
      upstream,
      lane: firstLane(upstream),
    })
  }
  return items.length > 0 ? read(items) : readTitle(row, line)
}

/** Characters of a line in which a reference is looked for: the longest address and the longest title. */
const maxLineLength = maxUrlLength + maxTitleLength

function readTitle(row: number, line: string): Read<readonly ParsedTicket[]> {
  if (/^https?:\/\/\S+$/i.test(line)) {
    return unreadable('This is not the address of a ticket, an issue or a pull request.')
  }
  if (/^#\d+$/.test(line)) return unreadable(`${quoted(line)} is not a ticket number.`)
  const heading = title(line.length > maxLineLength ? line : withoutLinks(line))
  if (!heading.ok) return heading
  return read([fromNowhere(row, heading.value, firstLane({}))])
}
