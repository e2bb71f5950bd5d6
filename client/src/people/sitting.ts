// What comes of seating somebody, in words.
import { elsewhere } from '@taula/shared/select/seats'
import type { Prospect } from '../drag/grounds.ts'
import type { BoardSession } from '../sync/session.ts'

/** `table` null: standing. */
export function sitting(
  { view, me }: Pick<BoardSession, 'view' | 'me'>,
  person: string,
  table: string | null,
): Prospect {
  const isMe = person === me
  const who = isMe ? 'You' : (view.person(person).get()?.name ?? 'Someone')
  const changes = view.seat(person).get() !== table
  const [verb, where] = doing(view, table)
  return { ok: changes, words: `${who} ${verb}${isMe ? '' : 's'}${where}${changes ? '' : ' already'}` }
}

function doing(view: BoardSession['view'], table: string | null): readonly [verb: string, where: string] {
  if (table === null) return ['stand', '']
  if (table === elsewhere) return ['join', ' from elsewhere']
  return ['sit', ` at ${view.table(table).get()?.label ?? 'a table'}`]
}

export const nobodyAt = (table: string): string =>
  table === elsewhere ? 'Nobody joins from elsewhere yet.' : 'Nobody sits here yet.'

/** Where somebody is who leaves a table: those who are remote do not come into the room by that. */
export const placeAfter = (table: string, isRemote: boolean): string | null =>
  isRemote && table !== elsewhere ? elsewhere : null

/** Whoever leads a table comes first where they sit at it. */
export const leadFirst = (people: readonly string[], lead: string | null): readonly string[] =>
  lead !== null && people.includes(lead) ? [lead, ...people.filter((person) => person !== lead)] : people
