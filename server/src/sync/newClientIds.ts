// How many client ids each person may still bring to a board. It is kept beside the rooms, so that a board that idles
// forgets nothing; a server that starts again takes as many anew.
import { maxNewClientIds, newClientIdMs } from './limits.ts'

/** Of one board. `now` in milliseconds. */
export interface NewClientIds {
  /** Whether this person may bring so many at once now. */
  mayBring(person: string, count: number, now: number): boolean
  brought(person: string, count: number, now: number): void
  /** Whether everybody may bring as many as ever: then there is nothing to be remembered. */
  isForgotten(now: number): boolean
}

export function createNewClientIds(): NewClientIds {
  /** When each person may bring as many as ever, milliseconds. */
  const fullAt = new Map<string, number>()
  const after = (person: string, count: number, now: number) =>
    Math.max(now, fullAt.get(person) ?? now) + count * newClientIdMs
  return {
    mayBring: (person, count, now) =>
      count === 0 || after(person, count, now) <= now + maxNewClientIds * newClientIdMs,
    brought(person, count, now) {
      if (count > 0) fullAt.set(person, after(person, count, now))
    },
    isForgotten(now) {
      for (const [person, at] of fullAt) if (at <= now) fullAt.delete(person)
      return fullAt.size === 0
    },
  }
}
