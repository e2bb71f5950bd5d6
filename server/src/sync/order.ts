// In which order the structs of an update can be taken.
import type { Id, Struct } from './bounds.ts'

/** Finds the struct that an id is in. */
export type NewAt = (id: Id) => Struct | undefined

/**
 * In the order in which Yjs takes them: the highest client's first, and what one builds on before it. `structs` each
 * client's together and by clock.
 */
export function* asTaken(structs: readonly Struct[], newAt: NewAt): Generator<Struct> {
  if (structs[0]?.client === structs.at(-1)?.client) return yield* structs
  const lists = Map.groupBy(structs, ({ client }) => client)
  const taken = new Map<number, number>()
  const nextOf = (client: number) => lists.get(client)?.[taken.get(client) ?? 0]
  const isMissing = (id: Id) => {
    const next = newAt(id) && nextOf(id.client)
    return next !== undefined && next.clock <= id.clock
  }
  for (const [first] of [...lists].toSorted(([a], [b]) => b - a)) {
    const waiting = [first]
    const isWaiting = new Set(waiting)
    for (let client = waiting.at(-1); client !== undefined; client = waiting.at(-1)) {
      const struct = nextOf(client)
      const missing = [struct?.origin, struct?.rightOrigin].find(
        (id) => id && !isWaiting.has(id.client) && isMissing(id),
      )
      if (missing) {
        waiting.push(missing.client)
        isWaiting.add(missing.client)
        continue
      }
      if (struct) {
        taken.set(client, (taken.get(client) ?? 0) + 1)
        yield struct
      }
      // Whoever waits for it is looked at again; the first goes on to its end.
      if (!struct || waiting.length > 1) isWaiting.delete(waiting.pop() ?? client)
    }
  }
}
