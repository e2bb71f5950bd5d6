// Whom a person's record stands for: the same person may have come twice, and an organiser said that they are one.
import { maxMerges } from '../board/limits.ts'
import type { Entity } from '../board/schema.ts'

/** The id under which somebody is known: their own, or that of the record theirs was merged into. */
export type PersonOf = (id: string) => string

/** What is known of a record by id: what `personOf` follows. */
type Known = Pick<Entity<'people'>, 'name' | 'mergedInto'>

/**
 * Follows records to the one that stands for them. A record that leads to nobody stands for itself until somebody is
 * there (I7), and so does one that leads further than anybody's records do: whoever made those wants to keep us busy.
 * Two that were merged into each other at once both mean the one with the lower id.
 */
export const personOf =
  (read: (id: string) => Known | undefined): PersonOf =>
  (id) => {
    const passed = [id]
    while (passed.length <= maxMerges + 1) {
      const here = passed.at(-1) ?? id
      const next = read(here)?.mergedInto
      if (next == null || read(next)?.name === undefined) return here
      const circle = passed.indexOf(next)
      if (circle >= 0) return passed.slice(circle).reduce((low, other) => (other < low ? other : low))
      passed.push(next)
    }
    return id
  }

/** Whether somebody is listed among the people: known by name, not removed, and not another's second record. */
export const isListed = (person: Entity<'people'>, whom: PersonOf): boolean =>
  person.name !== undefined && person.removed !== true && whom(person.id) === person.id
