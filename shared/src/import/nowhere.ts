// Tickets that no tracker knows.
import { factId } from '../board/ids.ts'
import type { Lane } from '../board/kinds/tickets.ts'
import type { ParsedTicket } from './parsed.ts'

/** By what two titles are the same: neither spaces nor capitals tell them apart. */
export const titleKey = (title: string): string =>
  title.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

/**
 * The id is made of the title, as a list has nothing else to tell such a ticket by: the same list again, and somebody
 * else's copy of it, meet. Two rows of one title are one ticket; renamed on the board it stays the one of its old title.
 */
const titleId = (title: string): string => factId(`title:${titleKey(title)}`)

export const fromNowhere = (row: number, title: string, lane: Lane): ParsedTicket => ({
  id: titleId(title),
  row,
  upstream: undefined,
  title,
  lane,
})
