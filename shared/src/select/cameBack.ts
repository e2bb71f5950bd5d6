// Who may say of a device "that was not me". A person comes back by their own word alone ("Yes, that is me"), so their
// other devices are asked. A credential that came so carries the key of its register in `people`; those it brings in
// carry the same one, by cookie or by code, and so end with it.
//
// The rule: a device may answer for one that came in later than itself, and no other way round. The line that made the
// person is older than every word, and nobody can end it: a thief who comes in by a name cannot end whom they rob. Whoever
// is vouched for stands where their voucher does, and falls with them: so a thief gains nothing by vouching for a second
// thief. Ended is one way in, never a person: the same tap brings them in again, and an organiser settles a quarrel.
import type { Entity } from '../board/schema.ts'

export type CameBack = Entity<'people'>['cameBack'][string]
/** Reads a register of `people` by its key. */
export type ReadCameBack = (key: string) => CameBack | undefined

/**
 * How far back a device's line goes, in milliseconds; -Infinity for one that came by no word. Undefined: it was ended, or
 * nothing is known of it.
 */
export function standing(read: ReadCameBack, key: string | undefined): number | undefined {
  const passed = new Set<string>()
  let at = key
  while (at !== undefined) {
    const said = passed.has(at) ? undefined : read(at)
    if (!said || said.is === 'ended') return undefined
    if (said.is !== 'mine') return said.at
    passed.add(at)
    at = said.by ?? undefined
  }
  return Number.NEGATIVE_INFINITY
}

/** Whether the device that came in by `mine` (undefined: by no word) is to be asked about the one that came in by `key`. */
export function mayAnswer(read: ReadCameBack, mine: string | undefined, key: string): boolean {
  const said = read(key)
  const since = standing(read, mine)
  return said?.is === 'asked' && since !== undefined && since < said.at
}

export const cameBackKey = (person: string, coming: string): string => `${person}/cameBack.${coming}`
