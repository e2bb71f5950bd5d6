// Values that a validator takes, made from the validator itself: so that a test reaches every field there is, and will be.
import * as v from 'valibot'
import { aPerson } from '../src/board/kind.ts'
import type { Random } from '../src/testing/index.ts'

interface Parts {
  readonly type: string
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly item?: v.GenericSchema
  readonly wrapped?: v.GenericSchema
  readonly options?: readonly unknown[]
  readonly literal?: unknown
}

export interface Material {
  readonly random: Random
  /** Ids to name people by. */
  readonly people: readonly string[]
  /** A line of text that a test can find again: what it stands in is told. */
  readonly line: (path: string) => string
}

/** `path`: what the value stands in, e.g. `tickets.upstream.owner`. */
export function anyValue(schema: v.GenericSchema, path: string, material: Material): unknown {
  const { random, people, line } = material
  if (schema === aPerson) return random.pick(people)
  const { type, entries, item, wrapped, options, literal }: Parts = schema
  if (literal !== undefined) return literal
  if (options) {
    const option = random.pick(options)
    return isSchema(option) ? anyValue(option, path, material) : option
  }
  if (wrapped) {
    if (random.chance(0.2)) return type === 'optional' ? undefined : null
    return anyValue(wrapped, path, material)
  }
  if (item) return Array.from({ length: random.int(0, 3) }, () => anyValue(item, path, material))
  if (entries) {
    const all = Object.entries(entries).map(([name, part]) => [
      name,
      anyValue(part, `${path}.${name}`, material),
    ])
    return Object.fromEntries(all.filter(([, value]) => value !== undefined))
  }
  if (type === 'boolean') return random.chance(0.5)
  if (type === 'number') return random.int(1, 90)
  const texts = [
    line(path),
    `https://${line(path)}.example/`,
    '2026-05-04',
    'Europe/Madrid',
    'a0',
    'anId',
    '08:00',
  ]
  const taken = texts.find((text) => v.is(schema, text))
  if (taken === undefined) throw new Error(`No text for ${path}: add one.`)
  return taken
}

/** A variant's options are validators, a picklist's are values. */
const isSchema = (option: unknown): option is v.GenericSchema => typeof option === 'object' && option !== null
