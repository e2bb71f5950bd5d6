// Two records of one person, and people who do not belong on the board: said by an organiser, and taken back as easily.
import type * as Y from 'yjs'
import { isStronger } from '../board/kind.ts'
import { claimParts } from '../board/ids.ts'
import { readAll, readRecord, registersOf } from '../board/registers.ts'
import { change } from './change.ts'
import { endClaim } from './claims.ts'
import { done, noSuchPerson, refuse, together, undoOf } from './op.ts'
import type { Ctx, Result } from './op.ts'
import { personIn } from './read.ts'

/**
 * Says that two records are one person. Nothing of either is rewritten: whoever reads follows the first to the second,
 * which keeps its name and gets the higher role of the two.
 */
export function mergePeople(
  doc: Y.Doc,
  args: { readonly from: string; readonly into: string },
  _ctx: Ctx,
): Result {
  const from = registersOf(doc)
  const whom = personIn(doc)
  const [gone, stays] = [whom(args.from), whom(args.into)]
  const [first, second] = [readRecord(from, 'people', gone), readRecord(from, 'people', stays)]
  if (first.name === undefined || second.name === undefined) return noSuchPerson
  if (gone === stays) return done(null)
  const raised = first.role && isStronger(first.role, second.role ?? 'sprinter') ? first.role : undefined
  return together(doc, () => [
    change(doc, 'people', gone, { mergedInto: stays }, { mergedInto: null }),
    raised && change(doc, 'people', stays, { role: raised }, { role: 'sprinter' }),
  ])
}

/** Says that a record which was merged into another is a person of their own after all. */
export function separatePerson(doc: Y.Doc, args: { readonly person: string }, _ctx: Ctx): Result {
  const record = readRecord(registersOf(doc), 'people', args.person)
  if (record.name === undefined) return noSuchPerson
  if (record.mergedInto == null) return done(null)
  return done(null, change(doc, 'people', args.person, { mergedInto: null }))
}

/** Takes somebody off the people, ending what they are on; or brings them back, without it. */
export function removePerson(
  doc: Y.Doc,
  args: { readonly person: string; readonly removed: boolean },
  ctx: Ctx,
): Result {
  const { person, removed } = args
  const record = readRecord(registersOf(doc), 'people', person)
  if (record.name === undefined) return noSuchPerson
  if (removed && person === personIn(doc)(ctx.me))
    return refuse('invalid', 'Somebody else has to take you off the board.')
  if ((record.removed ?? false) === removed) return done(null)
  const said = () => change(doc, 'people', person, { removed }, { removed: false })
  if (!removed) return done(null, said())
  const leave = (ticket: string) => undoOf(endClaim(doc, { ticket, person, how: 'left' }, ctx))
  return together(doc, () => [...heldBy(doc, person).map(leave), said()])
}

/** The tickets on which a person has ever been. */
function heldBy(doc: Y.Doc, person: string): readonly string[] {
  const whom = personIn(doc)
  const claims = [...readAll(registersOf(doc), 'claims').keys()].map(claimParts)
  return [...new Set(claims.filter((claim) => whom(claim.person) === person).map(({ ticket }) => ticket))]
}
