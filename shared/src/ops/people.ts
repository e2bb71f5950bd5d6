// People: adding them, what they say of themselves, and where they sit.
import type * as Y from 'yjs'
import { randomId } from '../board/ids.ts'
import type { Role } from '../board/kind.ts'
import { sameJson } from '../board/json.ts'
import { put, readRecord, registersOf } from '../board/registers.ts'
import { isId, parseKey, schema, validValue } from '../board/schema.ts'
import type { Patch } from '../board/schema.ts'
import { isSameName } from '../select/names.ts'
import { elsewhere, isOpen } from '../select/seats.ts'
import { change } from './change.ts'
import { done, noSuchPerson, refuse, tidy, together } from './op.ts'
import type { Ctx, Result } from './op.ts'
import { personIn, seatIn } from './read.ts'

export interface AddPersonArgs {
  readonly name: string
  /** A new one where not said. */
  readonly id?: string
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
  const id = args.id ?? randomId(ctx.random)
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

/** What editPerson takes: facts that people say of themselves, or staff of them. `handle.<service>` is one each. */
type Said = Pick<
  Patch<'people'>,
  | 'name'
  | 'newHere'
  | 'remote'
  | 'role'
  | 'nameInRoom'
  | 'nameInPublic'
  | 'pronouns'
  | 'skills'
  | 'wants'
  | 'languages'
  | `handle.${string}`
>

/** Changes what is said of a person. */
export function editPerson(
  doc: Y.Doc,
  { person, ...said }: { readonly person: string } & Said,
  _ctx: Ctx,
): Result {
  const patch = tidied(said)
  for (const [field, value] of Object.entries(patch)) {
    const rule = parseKey('people', `${person}/${field}`)?.rule
    if (isId('people', person) && (!rule || validValue(rule, value) === undefined))
      return field === 'name' ? badName : refuse('invalid', `That cannot be somebody's ${plain(field)}.`)
  }
  const before = readRecord(registersOf(doc), 'people', person)
  if (before.name === undefined) return noSuchPerson
  const handles = Object.entries(before.handle).map(([service, name]) => [`handle.${service}`, name])
  const standing: Readonly<Record<string, unknown>> = { ...blank, ...before, ...Object.fromEntries(handles) }
  if (Object.entries(patch).every(([field, value]) => sameJson(standing[field] ?? null, value)))
    return done(null)
  return done(null, change(doc, 'people', person, patch, { ...noHandles(patch), ...blank }))
}

/** What stands for a fact that nobody had said. */
const blank: Patch<'people'> = {
  role: 'sprinter',
  newHere: false,
  remote: false,
  nameInRoom: true,
  nameInPublic: false,
  pronouns: null,
  skills: [],
  wants: [],
  languages: [],
}
const noHandles = (patch: Said) =>
  Object.fromEntries(
    Object.keys(patch).flatMap((field) => (field.startsWith('handle.') ? [[field, null]] : [])),
  )

/** Lines without space around, each word of a list once; an empty one says nothing. */
function tidied(said: Said): Said {
  const kept = Object.entries(said).flatMap(([field, value]: readonly [string, unknown]) => {
    if (value === undefined) return []
    if (Array.isArray(value)) return [[field, words(value)]]
    if (typeof value !== 'string') return [[field, value]]
    return [[field, field === 'name' ? tidy(value) : tidy(value) || null]]
  })
  return Object.fromEntries(kept)
}

function words(said: readonly unknown[]): readonly string[] {
  const all = said.flatMap((word) => (typeof word === 'string' && tidy(word) !== '' ? [tidy(word)] : []))
  return all.filter((word, i) => all.findIndex((other) => isSameName(other, word)) === i)
}

const plain = (field: string) => (field.startsWith('handle.') ? 'handle' : field)
const badName = refuse('invalid', 'A name is one line of 1 to 60 characters.')

/**
 * Seats a person at a table; null: standing in the room. At the table elsewhere sits whoever is remote and has no other
 * seat; a remote person at a table of the room belongs there and stays remote.
 */
export function seatPerson(
  doc: Y.Doc,
  args: { readonly person?: string; readonly table: string | null },
  ctx: Ctx,
): Result {
  const from = registersOf(doc)
  const table = args.table === elsewhere ? null : args.table
  if (table !== null && !isOpen(readRecord(from, 'tables', table))) {
    return refuse('unknown', 'This table is closed.')
  }
  const person = personIn(doc)(args.person ?? ctx.me)
  if (!isId('seats', person)) return refuse('invalid', 'There can be nobody by that id.')
  const before = seatIn(doc, person)?.table ?? null
  const wasRemote = readRecord(from, 'people', person).remote ?? false
  const remote = table === null ? args.table === elsewhere : wasRemote
  return together(doc, () => [
    before === table ? undefined : change(doc, 'seats', person, { table }, { table: before }),
    wasRemote === remote ? undefined : change(doc, 'people', person, { remote }, { remote: false }),
  ])
}
