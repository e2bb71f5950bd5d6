// What a calendar's parser answers: sessions to bring in, and each event that cannot be, by its number.
import type { CalendarEntry } from '../board/kinds/sessions.ts'
import type { BadRow } from './parsed.ts'

export interface ParsedSession {
  /** Deterministic: the same event has it in every file. */
  readonly id: string
  /** The event it came from, counted from 1. */
  readonly row: number
  readonly entry: Omit<CalendarEntry, 'fetched'>
}

/** From then on, and before then, milliseconds. */
export interface TimeSpan {
  readonly from: number
  readonly until: number
}

export interface ParsedCalendar {
  readonly sessions: readonly ParsedSession[]
  readonly bad: readonly BadRow[]
  /** How far events that repeat were followed. */
  readonly span: TimeSpan
}
