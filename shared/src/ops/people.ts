// People: adding them, what they say of themselves, and where they sit.
import type * as Y from 'yjs'
import { randomId } from '../board/ids.ts'
import type { Role } from '../board/kind.ts'
import { sameJson } from '../board/json.ts'
import { put, readRecord, registersOf } from '../board/registers.ts'
import { isId, schema, validValue } from '../board/schema.ts'
import type { Patch } from '../board/schema.ts'
import { isOpen } from '../select/seats.ts'
import { change } from './change.ts'
import { done, noSuchPerson, refuse, tidy } from './op.ts'
import type { Ctx, Result } from './op.ts'
import { personIn } from './read.ts'

export interface AddPersonArgs {
  readonly name: string
  readonly role?: Role
  readonly newHere?: boolean
  readonly remote?: boolean
  /** What they said when they were asked in the room. */
  readonly nameInPublic?: boolean
}

/** Adds a person. Answers their id. */
export function addPerson(doc: Y.Doc, args: AddPersonArgs, ctx: Ctx): Result<string> {
  const name = tidy(args.name)
  if (validValue(schema.people.fields.name, name) === undefined) return badName
  const id = randomId(ctx.random)
  doc.transact(() =>
    put(doc, 'people', id, {
      name,
      role: args.role ?? 'sprinter',
      newHere: args.newHere ?? false,
      remote: args.remote ?? false,
      joined: { at: ctx.now, by: ctx.me },
      ...(args.nameInPublic === true && { nameInPublic: true }),
    }),
  )
  return done(id)
}

/** Changes what is said of a person. */
export function editPerson(
  doc: Y.Doc,
  args: { readonly person: string } & Pick<
    Patch<'people'>,
    'name' | 'newHere' | 'remote' | 'role' | 'nameInRoom' | 'nameInPublic'
  >,
  _ctx: Ctx,
): Result {
  const { person, ...said } = args
  const patch = { ...said, ...(said.name !== undefined && { name: tidy(said.name) }) }
  if (patch.name !== undefined && validValue(schema.people.fields.name, patch.name) === undefined) {
    return badName
  }
  const before = readRecord(registersOf(doc), 'people', person)
  if (before.name === undefined) return noSuchPerson
  if (sameJson({ ...before, ...patch }, before)) return done(null)
  const blank = {
    role: 'sprinter',
    newHere: false,
    remote: false,
    nameInRoom: true,
    nameInPublic: false,
  } as const
  return done(null, change(doc, 'people', person, patch, blank))
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
  const person = personIn(doc)(args.person ?? ctx.me)
  if (!isId('seats', person)) return refuse('invalid', 'There can be nobody by that id.')
  const before = readRecord(from, 'seats', person).table ?? null
  if (before === args.table) return done(null)
  return done(null, change(doc, 'seats', person, { table: args.table }, { table: null }))
}
