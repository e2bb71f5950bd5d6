// Somebody came back by their word alone, and what another of their devices says of it. For the server, which alone may
// write this and knows which device asks.
import type * as Y from 'yjs'
import { randomId } from '../board/ids.ts'
import { put, readRecord, registersOf } from '../board/registers.ts'
import { inFamily, parseKey, validValue } from '../board/schema.ts'
import { cameBackKey, mayAnswer } from '../select/cameBack.ts'
import type { CameBack, ReadCameBack } from '../select/cameBack.ts'
import { done, noSuchPerson, refuse } from './op.ts'
import type { Ctx, Result } from './op.ts'
import { personIn } from './read.ts'

export const cameBackIn =
  (doc: Y.Doc): ReadCameBack =>
  (key) => {
    const parts = parseKey('people', key)
    if (parts?.field !== 'cameBack') return undefined
    return validValue(parts.rule, registersOf(doc).get('people', key)) as CameBack | undefined
  }

/** Asks the other devices of a person who came in by their word. Answers the register that asks. */
export function comeBackByWord(
  doc: Y.Doc,
  { person }: { readonly person: string },
  ctx: Ctx,
): Result<string> {
  if (readRecord(registersOf(doc), 'people', person).name === undefined) return noSuchPerson
  const coming = randomId(ctx.random)
  doc.transact(() =>
    put(doc, 'people', person, inFamily('cameBack', coming, { is: 'asked', at: ctx.now } as const)),
  )
  return done(cameBackKey(person, coming))
}

export interface AnswerArgs {
  /** The register that asks. */
  readonly cameBack: string
  readonly isMine: boolean
  /** The register by which the device that answers came in; undefined: by no word. */
  readonly from: string | undefined
}

/**
 * Says as `ctx.me` whether a device that came in by their name is theirs. Asked of several devices at once, the first
 * answer counts. A device may say of itself that it is not: a name tapped by mistake.
 */
export function answerCameBack(doc: Y.Doc, { cameBack, isMine, from }: AnswerArgs, ctx: Ctx): Result {
  const read = cameBackIn(doc)
  const parts = parseKey('people', cameBack)
  const said = read(cameBack)
  const whom = personIn(doc)
  if (!said || parts?.param === undefined || whom(parts.id) !== whom(ctx.me)) return notYours
  const { id, param } = parts
  const isItself = cameBack === from
  if (isItself ? isMine : said.is === 'asked' && !mayAnswer(read, from, cameBack)) return notYours
  if (!isItself && said.is !== 'asked')
    return (said.is === 'mine') === isMine
      ? done(null)
      : refuse('invalid', 'Another device of yours has said so already.')
  const now: CameBack = isMine ? { is: 'mine', at: said.at, by: from ?? null } : { is: 'ended', at: said.at }
  doc.transact(() => put(doc, 'people', id, inFamily('cameBack', param, now)))
  return done(null)
}

const notYours = refuse('unknown', 'Only a device of yours that was here before can say that.')
