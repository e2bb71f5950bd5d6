// Things that begin and end again and again live in turns, counted from 1: both registers of a turn are only ever set, so
// an old "begun" that arrives late cannot undo a newer "ended". Claims live so, and the days of a sprint.

type Family = Readonly<Record<string, unknown>>

/** The turns that were begun and not ended, ascending. More than one only where two devices were offline. */
export function openTurns(begun: Family, ended: Family): readonly string[] {
  return Object.keys(begun)
    .filter((turn) => !Object.hasOwn(ended, turn))
    .toSorted((a, b) => Number(a) - Number(b))
}

/** The number of the next turn, one above every turn this board has seen. */
export function nextTurn(begun: Family, ended: Family): number {
  const turns = [...Object.keys(begun), ...Object.keys(ended)]
  // Nobody begins a thing a million times: what lies above was numbered by a stranger, and would leave no next number.
  const known = turns.map(Number).filter((turn) => Number.isInteger(turn) && turn < 1_000_000)
  return 1 + known.reduce((last, turn) => Math.max(last, turn), 0)
}
