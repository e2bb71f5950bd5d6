// The steps of the way onto a board. Each answers the next: in, or something to ask, or a plain word why not.
import type { JoinAnswer, JoinByKey, Namesake } from '@taula/shared/protocol/http'
import { after } from '../parts/after.ts'
import type { BoardSession } from '../sync/session.ts'
import type { Backend, Problem } from './backend.ts'
import { sheets } from './late.ts'

/** What somebody says of themselves to join. */
export type Joining = Required<Pick<JoinByKey, 'name' | 'newHere' | 'remote'>>

/** Something is asked; `busy` while the answer is on its way. */
export interface Asked {
  readonly busy: boolean
  readonly problem: string | undefined
}

export type Entry =
  | { readonly is: 'looking' }
  /** `said`: what they had said before they came back to this form. */
  | ({ readonly is: 'joining'; readonly said?: Joining } & Asked)
  /** "Is that you?" */
  | ({ readonly is: 'asking'; readonly said: Joining; readonly people: readonly Namesake[] } & Asked)
  /** The code of another device, perhaps one that is known already. */
  | ({ readonly is: 'code'; readonly code: string } & Asked)
  | { readonly is: 'stuck'; readonly title: string; readonly text: string; readonly again: boolean }
  | { readonly is: 'open'; readonly session: BoardSession; readonly justJoined: boolean }

/** Let in as this person. */
export interface In {
  readonly is: 'in'
  readonly person: string
  readonly justJoined: boolean
}
export type Next = Entry | In

/** The person this browser is on the board, or what to show instead. */
export async function look(backend: Backend, boardId: string): Promise<Next> {
  const opened = location.hash !== ''
  const code = backend.takeCode(boardId)
  const tried = code === undefined ? undefined : await enterByCode(backend, boardId, code)
  if (tried?.is === 'in') return tried
  const found = await lookAround(backend, boardId, opened)
  return found.is === 'in' ? found : (tried ?? found)
}

async function lookAround(backend: Backend, boardId: string, opened: boolean): Promise<Next> {
  const key = backend.takeKey(boardId)
  const known = backend.known(boardId)
  if (known !== undefined) {
    // A link with more rights may be opened by somebody who is here already: the same person, raised.
    if (!opened || key === undefined) return inAs(known)
    const still = await backend.me(boardId)
    if (still.ok) await backend.join(boardId, { key })
    // Somebody removed sees the board as they left it, with what they had not sent, and the reason.
    const isNobody = !still.ok && (still.status === 401 || still.code === 'look_only')
    return isNobody ? askName : inAs(known)
  }
  const answer = await backend.me(boardId)
  if (answer.ok && answer.value.personId !== null) {
    const { role, cameBack } = answer.value
    backend.remember(boardId, { person: answer.value.personId, role, name: '', cameBack })
    return inAs(answer.value.personId)
  }
  if (!answer.ok && answer.status === 404) return unknownBoard
  if (!answer.ok && answer.status === 0) return unreachable
  if (!answer.ok && answer.code === 'removed') return removed(answer.message)
  if (!answer.ok && answer.status === 503 && answer.code !== undefined) return closedNow(answer.message)
  return key === undefined ? noKey : askName
}

/** A name was said. Whoever may be here already is asked first. */
export async function sayName(backend: Backend, boardId: string, said: Joining): Promise<Next> {
  const key = backend.takeKey(boardId) ?? ''
  const found = await backend.who(boardId, { key, name: said.name })
  if (!found.ok) return refused(found, { ...askName, said })
  const { people } = found.value
  if (people.length > 0) return { is: 'asking', said, people, busy: false, problem: undefined }
  return enterAsNew(backend, boardId, said)
}

/** "No, I am somebody else", or nobody else is called so. */
export async function enterAsNew(backend: Backend, boardId: string, said: Joining): Promise<Next> {
  const key = backend.takeKey(boardId) ?? ''
  const answer = await backend.join(boardId, { key, attempt: backend.attempt(boardId), ...said })
  return answer.ok ? letIn(backend, boardId, answer.value, true) : refused(answer, { ...askName, said })
}

/** "Yes, that is me." */
export async function enterAs(
  backend: Backend,
  boardId: string,
  { personId, joined }: Namesake,
  asking: Extract<Entry, { is: 'asking' }>,
): Promise<Next> {
  const { newHere, remote } = asking.said
  /** Who was expected comes for the first time. */
  const isFirst = joined === undefined
  const body = { key: backend.takeKey(boardId) ?? '', person: personId }
  const answer = await backend.join(boardId, isFirst ? { ...body, newHere, remote } : body)
  return answer.ok ? letIn(backend, boardId, answer.value, isFirst) : refused(answer, asking)
}

export async function enterByCode(backend: Backend, boardId: string, code: string): Promise<Next> {
  const answer = await backend.join(boardId, { code })
  // Also a code that was refused: a reload is not to try it again.
  if (answer.ok || answer.status === 403) backend.dropCode(boardId)
  return answer.ok ? letIn(backend, boardId, answer.value, false) : refused(answer, { ...askCode, code })
}

/** Milliseconds. */
const longestWaitMs = 3_000

async function letIn(
  backend: Backend,
  boardId: string,
  { personId, role, cameBack }: JoinAnswer,
  justJoined: boolean,
): Promise<Next> {
  if (personId === null) return lookOnly
  backend.remember(boardId, { person: personId, role, name: '', cameBack })
  // Somebody who has joined can write tickets, whatever the network does from here on. Who has waited comes in.
  await Promise.race([sheets.add.fetch().catch(() => undefined), after(longestWaitMs)])
  return { is: 'in', person: personId, justJoined }
}

const inAs = (person: string): In => ({ is: 'in', person, justJoined: false })

/** What to show instead, or what was asked once more, with the reason. */
function refused(
  { status, code, message }: Problem,
  asked: Extract<Entry, { is: 'joining' | 'asking' | 'code' }>,
): Entry {
  if (status === 404) return unknownBoard
  if (code === 'wrong_key') return wrongKey
  if (code === 'look_only') return lookOnly
  if (code === 'removed') return removed(message)
  const problem = status === 0 ? 'The server cannot be reached. Check the Wi-Fi and try again.' : message
  return { ...asked, busy: false, problem }
}

const askName = { is: 'joining', busy: false, problem: undefined } as const
export const askCode = { is: 'code', code: '', busy: false, problem: undefined } as const
const noKey: Entry = {
  is: 'stuck',
  again: false,
  title: 'You need the join link',
  text: 'This address has no key in it. Scan the QR code on the wall, or ask anybody at a table for the join link: it ends in #key=…',
}
const wrongKey: Entry = {
  is: 'stuck',
  again: false,
  title: 'This link no longer opens the board',
  text: 'Its key is wrong or was replaced. Scan the QR code on the wall again, or ask an organiser for today’s link.',
}
const unknownBoard: Entry = {
  is: 'stuck',
  again: false,
  title: 'There is no such board here',
  text: 'Check the link: perhaps a letter got lost, or the board is on another server.',
}
const unreachable: Entry = {
  is: 'stuck',
  again: true,
  title: 'The server cannot be reached',
  text: 'Check that you are on the sprint’s Wi-Fi, then try again. Once you have joined, the board works without it.',
}
const lookOnly: Entry = {
  is: 'stuck',
  again: false,
  title: 'This link is only for looking',
  text: 'To take part you need the join link: it is on the wall, or ask anybody at a table.',
}
const closedNow = (text: string): Entry => ({
  is: 'stuck',
  again: true,
  title: 'This board cannot be opened now',
  text,
})
const removed = (text: string): Entry => ({
  is: 'stuck',
  again: true,
  title: 'You are not on this board any more',
  text,
})
