// Which format a pasted list has, where nobody said so.
import { looksLike } from './guess.ts'
import { layoutOf } from './layout.ts'
import { isOwnList } from './ownList.ts'
import type { ListFormat } from './parsed.ts'
import { headingsOf } from './table.ts'

export function detect(content: string): ListFormat {
  return isJson.test(content) ? jsonFormat(content.slice(0, 100_000)) : (tableFormat(content) ?? 'list')
}

/** Titles, Markdown links and checkboxes may begin with a bracket or a brace too: `{% url %}`, `[[admin] Fix](...)`, `[ ]`. */
const isJson = /^\s*(\{\s*["}]|\[\s*\{\s*["}]|\[\s*\[\s*[[\]{]|\[\s*\]\s*$)/

/** By names that the others do not have; inside a text the quotes would be escaped. */
function jsonFormat(start: string): ListFormat {
  if (/"iid"\s*:/.test(start)) return 'gitlab'
  return /"url"\s*:\s*"https?:[^"]{1,500}\/api\/v1\/repos\//.test(start) ? 'forgejo' : 'github'
}

/** Trac's lists before plain tables: they hold more than a plain one says. */
function tableFormat(content: string): ListFormat | undefined {
  const trac = tracFormat(content)
  if (trac && (trac.isRich || !hasLinks(content))) return trac.format
  return isPlainTable(content) ? 'csv' : trac?.format
}

/** Two headings that are known make a table; one may be a title that happens to be called "Summary". */
function tracFormat(content: string) {
  const headings = headingsOf(content)
  if (!headings || headings.columns.size < 2 || !headings.columns.has('id')) return undefined
  if (isOwnList(headings.header)) return undefined
  const format = headings.delimiter === '\t' ? ('trac-tsv' as const) : ('trac-csv' as const)
  return { format, isRich: headings.columns.has('stage') || headings.columns.has('patch') }
}

/** Trac writes no addresses: where rows have some, these say which tracker they are from. */
function hasLinks(content: string): boolean {
  const { columns, sample } = layoutOf(content)
  const at = columns.indexOf('url')
  return at >= 0 && sample.some((row) => looksLike((row[at] ?? '').trim()) === 'address')
}

/** Rows of cells, and not sentences with commas, nor references with a word beside them: those are lines. */
function isPlainTable(content: string): boolean {
  const { delimiter, hasHeader, columns, sample } = layoutOf(content)
  const known = columns.filter((kind) => kind !== null).length
  if (!columns.includes('title')) return false
  if (hasHeader && known > 1) return true
  const even = sample.filter(({ length }) => length === columns.length).length
  if (sample.length < 2 || even * 3 < sample.length * 2) return false
  if (delimiter === ';') return columns.length > 1
  return columns.length > 2 ? known > 1 : delimiter === ',' && columns.includes('url')
}
