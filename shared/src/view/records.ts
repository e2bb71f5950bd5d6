// The records of all kinds, kept as registers change. Groups claims by ticket, so that one ticket is drawn from few records.
import { claimParts } from '../board/ids.ts'
import { assign, copyRecord, emptyRecord } from '../board/registers.ts'
import type { Registers } from '../board/registers.ts'
import { kindNames, parseKey } from '../board/schema.ts'
import type { Entity, KindName } from '../board/schema.ts'

/** Ids of the records that a change touched, by kind. */
export type Touched = ReadonlyMap<KindName, ReadonlySet<string>>

export interface Records {
  get<K extends KindName>(kind: K, id: string): Entity<K> | undefined
  ids(kind: KindName): Iterable<string>
  claimsOn(ticket: string): readonly Entity<'claims'>[]
  /** Reads changed registers again. Answers which records they belong to. */
  update(changed: ReadonlyMap<KindName, Iterable<string>>): Touched
}

type Loose = Record<string, unknown>

export function createRecords(from: Registers): Records {
  const kinds = new Map<KindName, Map<string, Loose>>(kindNames.map((name) => [name, new Map()]))
  const claims = new Map<string, Set<string>>()

  const table = (kind: KindName): Map<string, Loose> => kinds.get(kind) ?? new Map()
  /** `fresh`: records that nobody holds yet. */
  const take = (kind: KindName, key: string, value: unknown, fresh: Set<Loose>): string | undefined => {
    const id = parseKey(kind, key)?.id
    if (id === undefined) return undefined
    let record = table(kind).get(id) ?? emptyRecord(kind, id)
    // A new object at each change: whoever holds the old one holds the old facts.
    if (!fresh.has(record)) fresh.add((record = copyRecord(kind, record)))
    assign(record, kind, key, value)
    table(kind).set(id, record)
    if (kind === 'claims') {
      const { ticket } = claimParts(id)
      claims.set(ticket, (claims.get(ticket) ?? new Set()).add(id))
    }
    return id
  }

  const loaded = new Set<Loose>()
  for (const kind of kindNames) for (const [key, value] of from.entries(kind)) take(kind, key, value, loaded)

  const get = <K extends KindName>(kind: K, id: string) => table(kind).get(id) as Entity<K> | undefined
  return {
    get,
    ids: (kind) => table(kind).keys(),
    claimsOn: (ticket) =>
      [...(claims.get(ticket) ?? [])].map((id) => get('claims', id)).filter((claim) => claim !== undefined),
    update(changed) {
      const touched = new Map<KindName, Set<string>>()
      const fresh = new Set<Loose>()
      for (const [kind, keys] of changed) {
        const ids = new Set<string>()
        for (const key of keys) {
          const id = take(kind, key, from.get(kind, key), fresh)
          if (id !== undefined) ids.add(id)
        }
        touched.set(kind, ids)
      }
      return touched
    },
  }
}
