// START HERE: what is on a board. Types, reading, writing, the server's policy and the audiences derive from this table.
// A board is one Yjs document; each kind is a root Y.Map of registers `<id>/<field>`, last writer wins for one field.
import * as v from 'valibot'
import { idPattern } from './kind.ts'
import type { Field, Kind, Many, One } from './kind.ts'
import { claims } from './kinds/claims.ts'
import { days } from './kinds/days.ts'
import { help } from './kinds/help.ts'
import { meta } from './kinds/meta.ts'
import { pairings } from './kinds/pairings.ts'
import { people } from './kinds/people.ts'
import { seats } from './kinds/seats.ts'
import { sessions } from './kinds/sessions.ts'
import { tables } from './kinds/tables.ts'
import { tickets } from './kinds/tickets.ts'

export const schema = {
  meta,
  tables,
  days,
  sessions,
  people,
  seats,
  tickets,
  claims,
  pairings,
  help,
} as const

export type KindName = keyof typeof schema
export const kindNames = Object.keys(schema) as readonly KindName[]
export const isKindName = (name: string): name is KindName => Object.hasOwn(schema, name)

type Fields<K extends KindName> = (typeof schema)[K]['fields']
type Value<F> = F extends One<infer T> | Many<infer T> ? T : never

/** A record as read: every field that stood there and was valid; families of registers as a frozen object by param. */
export type Entity<K extends KindName> = {
  readonly [F in keyof Fields<K>]: Fields<K>[F] extends Many<infer T>
    ? Readonly<Record<string, T>>
    : Value<Fields<K>[F]> | undefined
} & { readonly id: string }

type OneNames<K extends KindName> = {
  [F in keyof Fields<K>]: Fields<K>[F] extends { readonly many: true } ? never : F
}[keyof Fields<K>]
type ManyNames<K extends KindName> = Exclude<keyof Fields<K>, OneNames<K>> & string

/** Values to write to one record, by field or `field.param`. */
export type Patch<K extends KindName> = {
  readonly [F in OneNames<K>]?: Value<Fields<K>[F]>
} & { readonly [F in ManyNames<K> as `${F}.${string}`]?: Value<Fields<K>[F]> }

/** A patch of one register of a family, e.g. `begun.2`. */
export const inFamily = <F extends string, T>(family: F, param: string | number, value: T) =>
  // TypeScript takes a computed key for any string.
  ({ [`${family}.${param}`]: value }) as Record<`${F}.${string}`, T>

/** A register's key, taken apart. */
export interface KeyParts {
  readonly id: string
  readonly field: string
  /** Undefined for single registers. */
  readonly param: string | undefined
  readonly rule: Field
}

/** Takes a key apart, or answers undefined where the schema knows no such register. */
export function parseKey(kindName: KindName, key: string): KeyParts | undefined {
  const slash = key.indexOf('/')
  if (slash < 1) return undefined
  const id = key.slice(0, slash)
  const name = key.slice(slash + 1)
  const dot = name.indexOf('.')
  const field = dot < 0 ? name : name.slice(0, dot)
  const param = dot < 0 ? undefined : name.slice(dot + 1)
  const kind: Kind = schema[kindName]
  if (!Object.hasOwn(kind.fields, field)) return undefined
  const rule = kind.fields[field]
  if (!rule || rule.many !== (param !== undefined)) return undefined
  if (param !== undefined && !idPattern.test(param)) return undefined
  return isId(kindName, id) ? { id, field, param, rule } : undefined
}

/** Whether a string can be the id of a record of this kind. */
export function isId(kindName: KindName, id: string): boolean {
  const parts = id.split('.')
  return parts.length === schema[kindName].idParts.length && parts.every((part) => idPattern.test(part))
}

/** The value where it is valid, undefined where not. Never throws. */
export function validValue(rule: Field, value: unknown): unknown {
  if (value === undefined) return undefined
  // All that is wrong with a list of a million entries takes seconds to say.
  const result = v.safeParse(rule.value, value, { abortEarly: true })
  return result.success ? result.output : undefined
}
