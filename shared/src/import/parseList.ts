// A pasted or uploaded list to tickets: the door to all formats. The client's preview and the server's route both use it.
import { maxImportChars } from '../board/limits.ts'
import { parseCsv } from './csv.ts'
import { detect } from './detect.ts'
import { whyNoList } from './garbage.ts'
import { parseIssues } from './github.ts'
import { parseLines } from './list.ts'
import type { ListFormat, ParsedList, ParseOptions } from './parsed.ts'
import { inEnglish, lastOfEach, nothing } from './rows.ts'
import type { Rows } from './rows.ts'
import { parseTrac } from './tracCsv.ts'

/** Reads any text, and never throws: what cannot be read is in `bad`, with its row and why. */
export function parseList(content: string, options: ParseOptions): ParsedList {
  const asked = options.format === 'auto' ? undefined : options.format
  if (content.length > maxImportChars) return { format: asked ?? 'list', ...nothing(tooLong) }
  const text = content.replace(/^\uFEFF/, '')
  const garbage = whyNoList(text)
  if (garbage !== undefined) return { format: asked ?? 'list', ...nothing(garbage) }
  const format = asked ?? (options.columns ? 'csv' : detect(text))
  const { items, bad, layout } = parsers[format](text, options)
  return { format, items: lastOfEach(items), bad, layout }
}

const tooLong = `This list has more than ${inEnglish(maxImportChars)} characters, the most that can come in at once.`

const parsers: Readonly<Record<ListFormat, (content: string, options: ParseOptions) => Rows>> = {
  'trac-csv': parseTrac,
  'trac-tsv': parseTrac,
  csv: parseCsv,
  github: parseIssues,
  gitlab: parseIssues,
  forgejo: parseIssues,
  list: parseLines,
}
