// What one does about pairing, with the words for it. It is known before whether it holds at once or is an invitation.
import { isAloud, pairUp } from '@taula/shared/ops/pairings'
import type { Role } from '@taula/shared/board/kind'
import type { Wanted } from '@taula/shared/select/suggest'
import { actOf } from '../act/useAct.ts'
import { listed } from '../parts/listed.ts'
import type { BoardSession } from '../sync/session.ts'
import type { PairFor } from '../ui/screen.ts'

/** Whom a pair is looked for, as far as I may: a sprinter pairs themself. */
export function wantedBy(session: BoardSession, asked: PairFor, role: Role): Wanted {
  if (asked.for === 'person' || role !== 'sprinter') return asked
  const me = { for: 'person', person: session.me } as const
  if (asked.for === 'room') return me
  const holders = session.view.ticket(asked.ticket).get()?.holders ?? []
  return holders.some(({ person }) => person === session.me) ? asked : { ...me, ticket: asked.ticket }
}

/** Who is in it already, whoever else is chosen. */
export function beginning(session: BoardSession, wanted: Wanted): readonly string[] {
  if (wanted.for === 'room') return []
  if (wanted.for === 'person') return [wanted.person]
  return (session.view.ticket(wanted.ticket).get()?.holders ?? []).map(({ person }) => person)
}

export const ticketOf = (wanted: Wanted): string | null =>
  wanted.for === 'room' ? null : (wanted.ticket ?? null)

/** Whether it would hold at once. */
export const holds = (session: BoardSession, people: readonly string[]): boolean =>
  session.preview((doc, ctx) => isAloud(doc, people, ctx))

export function pair(session: BoardSession, people: readonly string[], ticket: string | null): boolean {
  const others = people.filter((person) => person !== session.me)
  const names = listed(others.map((person) => session.view.person(person).get()?.name ?? 'someone'))
  const isMine = others.length < people.length
  const said = !holds(session, people)
    ? `You invited ${names}`
    : isMine
      ? `You pair with ${names}`
      : `${names} are a pair`
  return actOf(session)(pairUp, { people, ticket }, said).ok
}
