// Checking in: who is expected, whom one may ask, and how far a newcomer is with setting up. Who is here: see presence.ts.
import type * as Y from 'yjs'
import { randomId } from '../board/ids.ts'
import type { Availability } from '../board/kinds/people.ts'
import { boardRecord } from '../board/kinds/meta.ts'
import { maxExpected, maxHeadsDownMinutes } from '../board/limits.ts'
import { put, readAll, readRecord, registersOf } from '../board/registers.ts'
import { inFamily, parseKey, schema, validValue } from '../board/schema.ts'
import type { Entity } from '../board/schema.ts'
import { setupStepsOf } from '../select/checkIn.ts'
import { isListed } from '../select/people.ts'
import { isSameName } from '../select/names.ts'
import { setBoard } from './board.ts'
import { change } from './change.ts'
import { done, noSuchPerson, refuse, tidy } from './op.ts'
import type { Ctx, Result } from './op.ts'
import { personIn } from './read.ts'

export interface AvailabilityArgs {
  readonly person?: string
  readonly is: Availability
  /** Absent: until they say otherwise. */
  readonly minutes?: number
}

/** Says whether somebody may be asked. */
export function sayAvailability(doc: Y.Doc, { is, minutes, ...args }: AvailabilityArgs, ctx: Ctx): Result {
  const person = known(doc, args.person ?? ctx.me)
  if (!person) return noSuchPerson
  if (minutes !== undefined && !(minutes > 0 && minutes <= maxHeadsDownMinutes))
    return refuse('invalid', 'Say at least a minute and at most a working day.')
  const until = minutes === undefined ? null : Math.round(ctx.now + minutes * 60_000)
  const availability = { is, until, at: ctx.now }
  return done(null, change(doc, 'people', person.id, { availability }, { availability: longOver }))
}

/** What stands for an availability that nobody had said: one that is over. */
const longOver = { is: 'open', until: 0, at: 0 } as const

/** Ticks a step of setting up, or says that it was not done after all. */
export function markSetup(
  doc: Y.Doc,
  args: { readonly person?: string; readonly step: string; readonly done: boolean },
  ctx: Ctx,
): Result {
  const person = known(doc, args.person ?? ctx.me)
  if (!person) return noSuchPerson
  if (!parseKey('people', `${person.id}/setup.${args.step}`))
    return refuse('invalid', 'There is no such step.')
  const before = Object.hasOwn(person.setup, args.step) ? (person.setup[args.step] ?? null) : null
  if ((before !== null) === args.done) return done(null)
  const sign = args.done ? { at: ctx.now, by: ctx.me } : null
  const said = inFamily('setup', args.step, sign)
  return done(null, change(doc, 'people', person.id, said, inFamily('setup', args.step, null)))
}

/** Says what newcomers do first, by label, in order. A step keeps who has done it, also where it is called otherwise now. */
export function setSetupSteps(
  doc: Y.Doc,
  { labels }: { readonly labels: readonly string[] },
  ctx: Ctx,
): Result {
  const before = setupStepsOf(readRecord(registersOf(doc), 'meta', boardRecord))
  const said = labels.map(tidy).filter((label) => label !== '')
  if (said.some((label, i) => said.findIndex((other) => isSameName(other, label)) < i))
    return refuse('invalid', 'Two steps are called the same.')
  const isGone = (label: string) => !said.some((other) => isSameName(other, label))
  const setupSteps = said.map((label, i) => {
    const same = before.find((step) => isSameName(step.label, label))
    const there = before[i]
    const renamed = there && before.length === said.length && isGone(there.label) ? there : undefined
    return { id: (same ?? renamed)?.id ?? randomId(ctx.random), label }
  })
  return setBoard(doc, { setupSteps }, ctx)
}

/** What became of a list of names. */
export interface Expected {
  readonly added: number
  /** Were on the board already, or stand in the list twice. */
  readonly known: number
  /** Cannot be names. */
  readonly refused: readonly string[]
}

/** Puts people on the board who have not come yet: each is ticked off when they come in. */
export function expectPeople(
  doc: Y.Doc,
  { names }: { readonly names: readonly string[] },
  ctx: Ctx,
): Result<Expected> {
  if (names.length > maxExpected)
    return refuse('invalid', `That is more than ${maxExpected} names: cut the list.`)
  const said = names.map(tidy).filter((name) => name !== '')
  const refused = said.filter((name) => validValue(schema.people.fields.name, name) === undefined)
  const there = listed(doc).flatMap(({ name }) => name ?? [])
  const added: string[] = []
  for (const name of said) {
    if (refused.includes(name)) continue
    if (![...there, ...added].some((other) => isSameName(other, name))) added.push(name)
  }
  const ids = added.map((name) => ({ id: randomId(ctx.random), name }))
  doc.transact(() => {
    for (const { id, name } of ids) put(doc, 'people', id, { name, role: 'sprinter' })
  })
  const counts = { added: added.length, known: said.length - refused.length - added.length, refused }
  return done(counts, ids.length === 0 ? undefined : (d) => takeBack(d, ids))
}

/** Whoever came in meanwhile stays. */
function takeBack(doc: Y.Doc, people: readonly { readonly id: string }[]): void {
  doc.transact(() => {
    for (const { id } of people) if (!known(doc, id)?.joined) put(doc, 'people', id, { removed: true })
  })
}

/** Ticks somebody off who was expected. For whoever lets people in. */
export function tickOff(
  doc: Y.Doc,
  args: { readonly person: string; readonly newHere?: boolean; readonly remote?: boolean },
  ctx: Ctx,
): Result {
  const { person: id, ...said } = args
  const person = known(doc, id)
  if (!person) return noSuchPerson
  if (person.joined) return done(null)
  doc.transact(() => put(doc, 'people', id, { ...said, joined: { at: ctx.now, by: ctx.me } }))
  return done(null)
}

/** The person under an id, or under the one they were merged into. */
function known(doc: Y.Doc, id: string): Entity<'people'> | undefined {
  const person = readRecord(registersOf(doc), 'people', personIn(doc)(id))
  return person.name === undefined ? undefined : person
}

function listed(doc: Y.Doc): readonly Entity<'people'>[] {
  const whom = personIn(doc)
  return [...readAll(registersOf(doc), 'people').values()].filter((person) => isListed(person, whom))
}
