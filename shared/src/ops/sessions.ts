// Sessions of the programme: written by hand, and corrected where a calendar has them wrong.
import type * as Y from 'yjs'
import { randomId } from '../board/ids.ts'
import { sameJson } from '../board/json.ts'
import { put, readRecord, registersOf } from '../board/registers.ts'
import { schema, validValue } from '../board/schema.ts'
import type { Patch } from '../board/schema.ts'
import { change } from './change.ts'
import { done, refuse, tidy } from './op.ts'
import type { Ctx, Result } from './op.ts'

type Said = Pick<Patch<'sessions'>, 'title' | 'when' | 'kind' | 'where'>

export interface AddSessionArgs extends Omit<Said, 'title' | 'when'> {
  readonly title: string
  readonly when: NonNullable<Said['when']>
}

/** Puts a session on the programme. Answers its id. */
export function addSession(doc: Y.Doc, args: AddSessionArgs, ctx: Ctx): Result<string> {
  const { title, when, kind, where } = args
  const said = tidied({ title, when, ...(kind && { kind }), ...(where && { where }) })
  const bad = whatIsWrong(said)
  if (bad !== undefined) return refuse('invalid', bad)
  const id = randomId(ctx.random)
  doc.transact(() => put(doc, 'sessions', id, said))
  return done(id, (d, c) => void withdrawSession(d, { session: id, withdrawn: true }, c))
}

export interface EditSessionArgs extends Said {
  readonly session: string
}

/** Changes what is said of a session; null: what the calendar says, if it came from one. */
export function editSession(doc: Y.Doc, { session, ...args }: EditSessionArgs, _ctx: Ctx): Result {
  const before = readRecord(registersOf(doc), 'sessions', session)
  if (!before.calendar && before.title == null) return noSuchSession
  const said = tidied(args)
  if (!before.calendar && (said.title === null || said.when === null))
    return refuse('invalid', 'A session needs a title and a time.')
  const bad = whatIsWrong(said)
  if (bad !== undefined) return refuse('invalid', bad)
  if (sameJson({ ...before, ...said }, before)) return done(null)
  return done(
    null,
    change(doc, 'sessions', session, said, { title: null, when: null, kind: null, where: null }),
  )
}

/** Takes a session off the programme, or puts it back. */
export function withdrawSession(
  doc: Y.Doc,
  { session, withdrawn }: { readonly session: string; readonly withdrawn: boolean },
  _ctx: Ctx,
): Result {
  const before = readRecord(registersOf(doc), 'sessions', session)
  if (!before.calendar && before.title == null) return noSuchSession
  if ((before.withdrawn ?? false) === withdrawn) return done(null)
  return done(null, change(doc, 'sessions', session, { withdrawn }, { withdrawn: !withdrawn }))
}

const tidied = (said: Said): Said => ({
  ...said,
  ...(typeof said.title === 'string' && { title: tidy(said.title) }),
  ...(typeof said.where === 'string' && { where: tidy(said.where) || null }),
})

function whatIsWrong(said: Said): string | undefined {
  const { fields } = schema.sessions
  if (said.title !== undefined && validValue(fields.title, said.title) === undefined)
    return 'A session needs a short title.'
  if (said.when !== undefined && validValue(fields.when, said.when) === undefined)
    return 'A session needs a day and a time.'
  if (said.when && said.when.ends < said.when.starts) return 'A session ends after it has begun.'
  if (said.kind !== undefined && validValue(fields.kind, said.kind) === undefined)
    return 'There is no such kind of session.'
  if (said.where !== undefined && validValue(fields.where, said.where) === undefined)
    return 'That place is too long.'
  return undefined
}

const noSuchSession = refuse('unknown', 'There is no such session.')
