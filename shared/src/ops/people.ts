// People: adding them, what they say of themselves, and where they sit.
import type * as Y from 'yjs'
import { randomId } from '../board/ids.ts'
import type { Role } from '../board/kind.ts'
import { put, readRecord, registersOf } from '../board/registers.ts'
import { schema, validValue } from '../board/schema.ts'
import type { Patch } from '../board/schema.ts'
import { isOpen } from '../select/seats.ts'
import { done, refuse } from './op.ts'
import type { Ctx, Result } from './op.ts'

export interface AddPersonArgs {
  readonly name: string
  readonly role?: Role
  readonly newHere?: boolean
  readonly remote?: boolean
}

/** Adds a person. Answers their id. */
export function addPerson(doc: Y.Doc, args: AddPersonArgs, ctx: Ctx): Result<string> {
  const name = args.name.trim().replace(/\s+/g, ' ')
  if (validValue(schema.people.fields.name, name) === undefined) return badName
  const id = randomId(ctx.random)
  doc.transact(() =>
    put(doc, 'people', id, {
      name,
      role: args.role ?? 'sprinter',
      newHere: args.newHere ?? false,
      remote: args.remote ?? false,
      joined: { at: ctx.now, by: ctx.me },
    }),
  )
  return done(id)
}

/** Changes what is said of a person. */
export function editPerson(
  doc: Y.Doc,
  args: { readonly person: string } & Pick<Patch<'people'>, 'name' | 'newHere' | 'remote' | 'role'>,
  _ctx: Ctx,
): Result {
  const { person, ...patch } = args
  if (patch.name !== undefined && validValue(schema.people.fields.name, patch.name) === undefined)
    return badName
  if (readRecord(registersOf(doc), 'people', person).name === undefined) {
    return refuse('unknown', 'Nobody by that id is on this board.')
  }
  doc.transact(() => put(doc, 'people', person, patch))
  return done(null)
}

const badName = refuse('invalid', 'A name is one line of 1 to 60 characters.')

/** Seats a person at a table; null: standing. */
export function seatPerson(
  doc: Y.Doc,
  args: { readonly person?: string; readonly table: string | null },
  ctx: Ctx,
): Result {
  const from = registersOf(doc)
  if (args.table !== null && !isOpen(readRecord(from, 'tables', args.table))) {
    return refuse('unknown', 'This table is closed.')
  }
  const person = args.person ?? ctx.me
  const before = readRecord(from, 'seats', person).table ?? null
  if (before === args.table) return done(null)
  doc.transact(() => put(doc, 'seats', person, { table: args.table }))
  return done(null, (d, c) => void seatPerson(d, { person, table: before }, c))
}
