// What comes of seating somebody, in words.
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
  const does = isMe ? (table === null ? 'stand' : 'sit') : table === null ? 'stands' : 'sits'
  const where = table === null ? '' : ` at ${view.table(table).get()?.label ?? 'a table'}`
  return { ok: changes, words: `${who} ${does}${where}${changes ? '' : ' already'}` }
}

/** Whoever leads a table comes first where they sit at it. */
export const leadFirst = (people: readonly string[], lead: string | null): readonly string[] =>
  lead !== null && people.includes(lead) ? [lead, ...people.filter((person) => person !== lead)] : people
