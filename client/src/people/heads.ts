// Whose heads the strip over the lanes shows: everybody's in a small room, a few of each table's in a large one.

/** People in the room from which on tables show a few heads and a number: all of them fit on a laptop up to here. */
const crowd = 30
/** Heads of one table then. One more takes as much room as the number. */
const few = 4

export interface Heads {
  readonly shown: readonly string[]
  /** How many more sit there. */
  readonly more: number
}

/** `inRoom`: how many there are at all tables. I am always shown: I drag myself from here. */
export function headsOf(people: readonly string[], inRoom: number, me: string): Heads {
  if (inRoom < crowd || people.length <= few + 1) return { shown: people, more: 0 }
  const first = people.slice(0, few)
  const shown = people.indexOf(me) < few ? first : [...first.slice(0, -1), me]
  return { shown, more: people.length - few }
}
