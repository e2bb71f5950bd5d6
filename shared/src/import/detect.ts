// Which format a pasted list has, where nobody said so.
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

/** Two headings that are known make a table; one may be a title that happens to be called "Summary". */
function tableFormat(content: string): ListFormat | undefined {
  const headings = headingsOf(content)
  if (!headings || headings.columns.size < 2) return undefined
  const { columns, delimiter } = headings
  if (!columns.has('id')) return columns.has('title') ? 'csv' : undefined
  return delimiter === '\t' ? 'trac-tsv' : 'trac-csv'
}
