// What the search field finds: number, repository, title, component, facts and the people on it. Every word must be there.
import type { Ticket } from '@taula/shared/select/tickets'
import { reference } from '@taula/shared/select/ticketName'
import { repository } from './words.ts'

/** Text of a ticket's own facts, kept as long as the ticket stays the same object. */
const texts = new WeakMap<Ticket, string>()

function textOf(ticket: Ticket): string {
  let text = texts.get(ticket)
  if (text === undefined) {
    const { upstream } = ticket
    const facts = [
      repository(upstream),
      upstream?.component,
      upstream?.type,
      upstream?.stage,
      upstream?.owner,
      upstream?.flags?.join(' '),
    ]
    const all = [reference(upstream), ticket.title, ...facts, ...(upstream?.labels ?? [])]
    text = all
      .filter((one) => one !== undefined && one !== null)
      .join('\n')
      .toLowerCase()
    texts.set(ticket, text)
  }
  return text
}

/** The words of a query, small letters. */
export const wordsOf = (query: string): readonly string[] => query.toLowerCase().split(/\s+/).filter(Boolean)

export function matches(
  ticket: Ticket,
  words: readonly string[],
  nameOf: (person: string) => string,
): boolean {
  const people = ticket.holders.map((holder) => nameOf(holder.person).toLowerCase())
  return words.every((word) => textOf(ticket).includes(word) || people.some((name) => name.includes(word)))
}
