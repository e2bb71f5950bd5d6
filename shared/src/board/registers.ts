// Reading and writing registers: the one place that knows how a record lies in a document.
import * as Y from 'yjs'
import { lowestDeviceClientId } from './clientIds.ts'
import { isId, kindNames, parseKey, schema, validValue } from './schema.ts'
import type { Entity, KindName, Patch } from './schema.ts'
import type { Kind } from './kind.ts'

/** Registers to read from, whether they lie in a Yjs document or came over a stream. */
export interface Registers {
  get(kind: KindName, key: string): unknown
  entries(kind: KindName): Iterable<readonly [key: string, value: unknown]>
  /** Calls back after each change with the keys touched, by kind. Returns its own undo. */
  onChange(listener: (changed: ReadonlyMap<KindName, ReadonlySet<string>>) => void): () => void
}

export function registersOf(doc: Y.Doc): Registers {
  const maps = new Map<KindName, Y.Map<unknown>>(kindNames.map((name) => [name, doc.getMap(name)]))
  const mapOf = (kind: KindName) => maps.get(kind) ?? doc.getMap(kind)
  return {
    get: (kind, key) => mapOf(kind).get(key),
    entries: (kind) => mapOf(kind).entries(),
    onChange(listener) {
      const notify = (transaction: Y.Transaction) => {
        const changed = new Map<KindName, ReadonlySet<string>>()
        for (const [name, map] of maps) {
          const keys = changedKeys(transaction, map)
          if (keys) changed.set(name, new Set([...keys].filter((key) => key !== null)))
        }
        if (changed.size > 0) listener(changed)
      }
      doc.on('afterTransaction', notify)
      return () => doc.off('afterTransaction', notify)
    },
  }
}

/** The keys of a root map that a transaction touched. */
export const changedKeys = (transaction: Y.Transaction, map: Y.Map<unknown>) =>
  // Yjs types its own event invariantly; the key is the same object.
  transaction.changed.get(map as unknown as Parameters<typeof transaction.changed.get>[0])

/** Reads one record. Unknown, invalid and missing registers are left out, so any document reads without throwing. */
export function readRecord<K extends KindName>(from: Registers, kindName: K, id: string): Entity<K> {
  const kind: Kind = schema[kindName]
  const record = emptyRecord(kindName, id)
  if (!isId(kindName, id)) return record as Entity<K>
  if (Object.values(kind.fields).some((field) => field.many)) {
    return readAll(from, kindName, `${id}/`).get(id) ?? (record as Entity<K>)
  }
  for (const [name, field] of Object.entries(kind.fields)) {
    record[name] = validValue(field, from.get(kindName, `${id}/${name}`))
  }
  return record as Entity<K>
}

/**
 * Reads a field of one record that has one register; undefined where that is missing or invalid. Of a record whose kind
 * has families it saves a pass over everybody's registers.
 */
export function readField<K extends KindName, F extends string & keyof Entity<K>>(
  from: Registers,
  kindName: K,
  id: string,
  name: F,
): Entity<K>[F] | undefined {
  const kind: Kind = schema[kindName]
  const field = kind.fields[name]
  if (!field || field.many || !isId(kindName, id)) return undefined
  return validValue(field, from.get(kindName, `${id}/${name}`)) as Entity<K>[F] | undefined
}

/** Every record of a kind, by id: one pass over its registers. Keys that do not begin with `prefix` are left unread. */
export function readAll<K extends KindName>(
  from: Registers,
  kindName: K,
  prefix = '',
): Map<string, Entity<K>> {
  const records = new Map<string, Record<string, unknown>>()
  for (const [key, value] of from.entries(kindName)) {
    if (!key.startsWith(prefix)) continue
    const id = parseKey(kindName, key)?.id
    if (id === undefined) continue
    let record = records.get(id)
    if (!record) records.set(id, (record = emptyRecord(kindName, id)))
    assign(record, kindName, key, value)
  }
  return records as unknown as Map<string, Entity<K>>
}

/** A record of which nothing is known. */
export function emptyRecord(kindName: KindName, id: string): Record<string, unknown> {
  const record: Record<string, unknown> = { id }
  const kind: Kind = schema[kindName]
  for (const [name, field] of Object.entries(kind.fields)) record[name] = field.many ? {} : undefined
  return record
}

/** Puts one register into a record that is being read; a value that is absent or invalid takes it out. */
export function assign(
  record: Record<string, unknown>,
  kindName: KindName,
  key: string,
  value: unknown,
): void {
  const parts = parseKey(kindName, key)
  if (!parts) return
  const valid = validValue(parts.rule, value)
  if (parts.param === undefined) {
    record[parts.field] = valid
    return
  }
  const family = record[parts.field] as Record<string, unknown>
  if (valid === undefined) delete family[parts.param]
  // Set plainly, `__proto__` would be no entry.
  else Object.defineProperty(family, parts.param, { ...entry, value: valid })
}

const entry = { enumerable: true, configurable: true, writable: true } as const

/** A record to put other registers into, while whoever holds the old one keeps the old facts. */
export function copyRecord(kindName: KindName, record: Record<string, unknown>): Record<string, unknown> {
  const copy = { ...record }
  const kind: Kind = schema[kindName]
  for (const [name, field] of Object.entries(kind.fields)) {
    if (field.many) copy[name] = { ...(record[name] as Record<string, unknown>) }
  }
  return copy
}

/** Writes registers of one record. For ops only; call it inside their transaction. */
export function put<K extends KindName>(doc: Y.Doc, kindName: K, id: string, patch: Patch<K>): void {
  const map = doc.getMap(kindName)
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue
    const key = `${id}/${name}`
    if (doc.clientID >= lowestDeviceClientId && isImported(map, key)) putBeside(doc, map, key, value)
    else map.set(key, value)
  }
}

/** Whether code alone has ever written this register. */
function isImported(map: Y.Map<unknown>, key: string): boolean {
  let item: Y.Item | null = map._map.get(key) ?? null
  if (item === null) return false
  for (; item !== null; item = item.left) if (item.id.client >= lowestDeviceClientId) return false
  return true
}

/**
 * Writes as if the imported value were not there. Yjs lets the higher client id win only between writes that do not
 * build on one another: on top of an import's value a person's would share its fate and, in half of all cases, lose to
 * the value that another import wrote at the same time. Beside it the person's id is higher than any import's, and wins.
 */
function putBeside(doc: Y.Doc, map: Y.Map<unknown>, key: string, value: unknown): void {
  doc.transact((transaction) => {
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID))
    new Y.Item(id, null, null, null, null, map, key, new Y.ContentAny([value])).integrate(transaction, 0)
  })
}
