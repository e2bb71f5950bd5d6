// Judges what one update changed, register by register, by the schema's table: what stays, what is set back, and what an
// honest person wrote that lost to something set back and so is set again.
import * as Y from 'yjs'
import type { Role, Writer } from '@taula/shared/board/kind'
import { roles, serverAlone } from '@taula/shared/board/kind'
import { changedKeys } from '@taula/shared/board/registers'
import { isKindName, kindNames, parseKey, validValue } from '@taula/shared/board/schema'
import type { KeyParts, KindName } from '@taula/shared/board/schema'
import { personOf } from '@taula/shared/select/people'
import type { PersonOf } from '@taula/shared/select/people'
import type { Undone } from '@taula/shared/protocol/messages'
import type { ClockRange } from './bounds.ts'
import { maxClockLeadMs } from './limits.ts'
import { erase, rangesOf, refusedText } from './notePolicy.ts'

/** One register that must not stay as the update left it. `value` undefined: there was none. */
interface Correction {
  readonly map: Y.Map<unknown>
  readonly key: string
  readonly value: unknown
}
export interface Refusal {
  readonly code: Undone['code']
  /** `<root map>/<key>` or `note:<ticketId>` */
  readonly register: string
}
export interface Verdict {
  readonly corrections: readonly Correction[]
  /** What must go out of notes again, each client's by clock. */
  readonly erasures: readonly ClockRange[]
  readonly refusals: readonly Refusal[]
}

/** Applies the corrections. Call it outside the judged transaction, before anything leaves the room. */
export function correct(doc: Y.Doc, { corrections, erasures }: Verdict): void {
  if (corrections.length === 0 && erasures.length === 0) return
  doc.transact((transaction) => {
    for (const { map, key, value } of corrections) {
      if (value === undefined) map.delete(key)
      else map.set(key, value)
    }
    erase(transaction, erasures)
  })
}

/**
 * Judges a transaction in Yjs' `beforeObserverCalls`: the losers of a merge still hold their values there.
 * `writer` as of before the transaction; `now` in milliseconds.
 */
export function judge(transaction: Y.Transaction, writer: Writer, now: number): Verdict {
  const corrections: Correction[] = []
  const refusals: Refusal[] = []
  const erasures: ClockRange[] = []
  const added = addedItems(transaction)
  const people = transaction.doc.getMap('people')
  const before = (person: string, field: string) => valueBefore(people, `${person}/${field}`, transaction)
  const bench = benchOf(writer, now, before)
  for (const kind of kindNames) {
    const map = transaction.doc.getMap(kind)
    for (const key of changedKeys(transaction, map) ?? []) {
      if (key === null) continue
      const register = { kind, key, map, before: valueBefore(map, key, transaction) }
      const judged = judgeRegister(register, added.get(map)?.get(key) ?? [], bench)
      for (const code of judged.refused) refusals.push({ code, register: `${kind}/${key}` })
      if (judged.correction) corrections.push({ map, key, value: judged.correction.value })
    }
  }
  for (const [type, keys] of added) {
    if (!(type instanceof Y.Text)) continue
    const refused = refusedText(type, keys.get(null) ?? [])
    if (refused.length > 0) refusals.push({ code: 'badValue', register: Y.findRootTypeKey(type) })
    for (const range of rangesOf(refused)) erasures.push(range)
  }
  return { corrections, erasures, refusals }
}

interface Register {
  readonly kind: KindName
  readonly key: string
  readonly map: Y.Map<unknown>
  readonly before: unknown
}
/** What is known wherever one transaction is judged. */
interface Bench {
  readonly writer: Writer
  readonly now: number
  readonly roleOf: (person: string) => Role | undefined
  readonly personOf: PersonOf
}

function benchOf(writer: Writer, now: number, before: (person: string, field: string) => unknown): Bench {
  return {
    writer,
    now,
    roleOf: (person) => roles.find((role) => role === before(person, 'role')),
    personOf: personOf((id) => ({
      name: textOf(before(id, 'name')),
      mergedInto: textOf(before(id, 'mergedInto')),
    })),
  }
}

/** Answers whether a value that could be in a register, `<root map>/<key>`, is one that others may write but not this writer. */
export function othersMay(
  doc: Y.Doc,
  writer: Writer,
  now: number,
): (register: string, value: unknown) => boolean {
  const people = doc.getMap('people')
  const bench = benchOf(writer, now, (person, field) => people.get(`${person}/${field}`))
  return (register, value) => {
    const slash = register.indexOf('/')
    const [kind, key] = [register.slice(0, slash), register.slice(slash + 1)]
    const parts = isKindName(kind) ? parseKey(kind, key) : undefined
    if (!parts || parts.rule.write === serverAlone) return false
    return refusal(parts, value, doc.getMap(kind).get(key), bench) === 'notAllowed'
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

function judgeRegister(register: Register, attempts: readonly Y.Item[], bench: Bench) {
  const { kind, key, map, before } = register
  const refused: Undone['code'][] = []
  const allowed: unknown[] = []
  const parts = parseKey(kind, key)
  const winner = map._map.get(key)
  let winnerAllowed = true
  for (const item of attempts) {
    // Its author overwrote it before sending: only its place in history is left.
    if (!holdsValue(item)) continue
    const value = lastValue(item)
    const code = parts ? refusal(parts, value, before, bench) : 'unknownRegister'
    if (code === undefined) allowed.push(value)
    else {
      if (!refused.includes(code)) refused.push(code)
      if (item === winner) winnerAllowed = false
    }
  }
  const gone = !winner || winner.deleted
  if (gone && before !== undefined) refused.push('neverDeleted')
  const newest = parts?.rule.newest
  const lostToUs = !gone && winner.id.client === map.doc?.clientID && !attempts.includes(winner)
  if (newest) return { refused, correction: newestOf([before, ...allowed], newest, map.get(key)) }
  if (gone || !winnerAllowed || (lostToUs && allowed.length > 0)) {
    return { refused, correction: { value: allowed.at(-1) ?? before } }
  }
  return { refused, correction: undefined }
}

function refusal(
  { rule, id, param }: KeyParts,
  value: unknown,
  before: unknown,
  { writer, now, roleOf, personOf }: Bench,
): Undone['code'] | undefined {
  const valid = validValue(rule, value)
  if (valid === undefined) return 'badValue'
  // A clock that is ahead would win against everybody until theirs have caught up.
  if (rule.newest && rule.newest(valid) > now + maxClockLeadMs) return 'badValue'
  return rule.write(writer, { id, param, value, before, roleOf, personOf }) ? undefined : 'notAllowed'
}

/** The newest of several values by the schema's own measure, where it is not what stands already. */
function newestOf(values: readonly unknown[], newest: (value: never) => number, stands: unknown) {
  const age = (value: unknown) => newest(value as never)
  const known = values.filter((value) => value !== undefined)
  let best = known[0]
  for (const value of known) if (age(value) > age(best)) best = value
  const standing = stands !== undefined && known.includes(stands) && age(stands) >= age(best)
  return standing ? undefined : { value: best }
}

/** Items that the transaction brought, by map and key (by note and null), in the order of each client's clock. */
function addedItems(
  transaction: Y.Transaction,
): ReadonlyMap<unknown, ReadonlyMap<string | null, readonly Y.Item[]>> {
  const byMap = new Map<unknown, Map<string | null, Y.Item[]>>()
  for (const [client, after] of transaction.afterState) {
    const before = transaction.beforeState.get(client) ?? 0
    if (after === before) continue
    const structs = transaction.doc.store.clients.get(client) ?? []
    for (let i = Y.findIndexSS(structs, before); i < structs.length; i++) {
      const item = structs[i]
      if (!(item instanceof Y.Item) || item.parent === null) continue
      const keys = byMap.get(item.parent) ?? new Map<string | null, Y.Item[]>()
      byMap.set(item.parent, keys)
      const items = keys.get(item.parentSub)
      if (items) items.push(item)
      else keys.set(item.parentSub, [item])
    }
  }
  return byMap
}

/** What a register held before the transaction; undefined where nothing. */
function valueBefore(map: Y.Map<unknown>, key: string, transaction: Y.Transaction): unknown {
  let item: Y.Item | null = map._map.get(key) ?? null
  while (item && item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0)) item = item.left
  if (!item) return undefined
  const stood = !item.deleted || Y.isDeleted(transaction.deleteSet, item.id)
  return stood ? lastValue(item) : undefined
}

const holdsValue = ({ content }: Y.Item) =>
  content instanceof Y.ContentAny || content instanceof Y.ContentString

/** A map entry's value: the last of its item's content. Undefined where that is gone, or text, which is no value. */
const lastValue = ({ content }: Y.Item): unknown =>
  content instanceof Y.ContentAny ? content.getContent().at(-1) : undefined
