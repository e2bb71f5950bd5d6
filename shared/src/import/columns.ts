// What a column of a Trac list is about, by its heading: Trac writes labels ("Has patch") or field names (has_patch).
import type { UpstreamFlag } from '../board/kinds/tickets.ts'

export type Column =
  | 'id'
  | 'title'
  | 'status'
  | 'resolution'
  | 'type'
  | 'component'
  | 'version'
  | 'stage'
  | 'owner'
  | 'reporter'
  | 'keywords'
  | 'created'
  | 'modified'
  | UpstreamFlag

const headings: Readonly<Record<Column, readonly string[]>> = {
  id: ['id', 'ticket', 'number', '#', 'ticket id', 'ticket number'],
  title: ['summary', 'title'],
  status: ['status', 'state'],
  resolution: ['resolution'],
  type: ['type', 'ticket type'],
  component: ['component'],
  version: ['version'],
  stage: ['triage stage', 'stage'],
  owner: ['owner', 'assigned to', 'assignee'],
  reporter: ['reporter', 'reported by'],
  keywords: ['keywords'],
  created: ['created', 'time', 'opened', 'date created'],
  modified: ['modified', 'changetime', 'last modified', 'updated', 'last updated'],
  patch: ['has patch'],
  needsDocs: ['needs documentation', 'needs docs'],
  needsTests: ['needs tests'],
  needsImprovement: ['patch needs improvement', 'needs better patch', 'needs improvement'],
  easy: ['easy pickings', 'easy'],
  uiux: ['ui ux', 'uiux'],
}

const columnOf: ReadonlyMap<string, Column> = new Map(
  // Object.entries forgets that the keys are columns.
  (Object.entries(headings) as [Column, readonly string[]][]).flatMap(([column, names]) =>
    names.map((name) => [name, column] as const),
  ),
)

/** Where each known column stands; of two with the same meaning the first. */
export function columnsOf(header: readonly string[]): ReadonlyMap<Column, number> {
  const columns = new Map<Column, number>()
  for (const [index, heading] of header.entries()) {
    const column = columnOf.get(plain(heading))
    if (column !== undefined && !columns.has(column)) columns.set(column, index)
  }
  return columns
}

/** Trac's reports mark columns that they hide by underscores around the name. */
const plain = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[\s_/-]+/g, ' ')
    .trim()
