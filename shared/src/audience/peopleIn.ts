// Where in a register's value people are named: read off its validator, so that no field needs to say it twice.
import type * as v from 'valibot'
import { aPerson } from '../board/kind.ts'

/** Puts other ids in the place of people's. */
export type Rename = (value: unknown, seenAs: (person: string) => string) => unknown

/** What valibot's objects, lists and wrappers are made of. A pipe has the parts of its first schema. */
interface Parts {
  readonly type: string
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly item?: v.GenericSchema
  readonly wrapped?: v.GenericSchema
}

const plain = new Set(['string', 'number', 'boolean', 'picklist'])

/**
 * How people in a valid value are renamed; undefined where it names none. Throws at a kind of validator that it does
 * not know: what it cannot look into could name somebody.
 */
export function peopleIn(schema: v.GenericSchema): Rename | undefined {
  if (schema === aPerson) return (value, seenAs) => (typeof value === 'string' ? seenAs(value) : value)
  const { type, entries, item, wrapped }: Parts = schema
  if (plain.has(type)) return undefined
  if (entries) return inEntries(entries)
  if (item) return inItems(peopleIn(item))
  if (wrapped) return ifAny(peopleIn(wrapped))
  throw new Error(`peopleIn cannot look into a ${type}: teach it, or nobody may see the field.`)
}

function inEntries(entries: Readonly<Record<string, v.GenericSchema>>): Rename | undefined {
  const renames = Object.entries(entries).flatMap(([name, schema]) => {
    const rename = peopleIn(schema)
    return rename ? [[name, rename] as const] : []
  })
  if (renames.length === 0) return undefined
  return (value, seenAs) => {
    const renamed: Record<string, unknown> = { ...(value as Record<string, unknown>) }
    for (const [name, rename] of renames) if (name in renamed) renamed[name] = rename(renamed[name], seenAs)
    return renamed
  }
}

const inItems = (rename: Rename | undefined): Rename | undefined =>
  rename && ((value, seenAs) => (value as readonly unknown[]).map((item) => rename(item, seenAs)))

const ifAny = (rename: Rename | undefined): Rename | undefined =>
  rename && ((value, seenAs) => (value === null || value === undefined ? value : rename(value, seenAs)))
