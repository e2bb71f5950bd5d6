// The headings of our own tickets.csv: report/ writes them, and an import knows them again.

export const ownColumns = [
  'Lane',
  'Title',
  'Tracker',
  'Number',
  'URL',
  'State',
  'Type',
  'Component',
  'Labels',
  'Owner',
  'Created',
  'On it',
  'Next step',
] as const
export type OwnColumn = (typeof ownColumns)[number]

/** Whether a list is one that a board wrote: its titles are the board's own, and no tracker's word. */
export const isOwnList = (header: readonly string[]): boolean =>
  header.length === ownColumns.length && ownColumns.every((name, i) => header[i]?.trim() === name)
