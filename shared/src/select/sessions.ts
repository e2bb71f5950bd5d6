// The programme: what a calendar says of a session, and what people say, which counts more.
import type { SessionKind, When } from '../board/kinds/sessions.ts'
import type { Entity } from '../board/schema.ts'

export interface Session {
  readonly id: string
  readonly title: string
  readonly kind: SessionKind | undefined
  readonly when: When
  readonly where: string | undefined
}

/** Undefined where it is not on the programme: withdrawn, cancelled, or too little has arrived (I7). */
export function sessionOf(record: Entity<'sessions'>): Session | undefined {
  const { calendar, withdrawn } = record
  if (withdrawn === true || (calendar?.cancelled === true && withdrawn === undefined)) return undefined
  return toldOf(record)
}

/** A session that somebody took off the programme. Undefined where nobody did. */
export const withdrawnOf = (record: Entity<'sessions'>): Session | undefined =>
  record.withdrawn === true ? toldOf(record) : undefined

function toldOf(record: Entity<'sessions'>): Session | undefined {
  const { id, calendar } = record
  const when = record.when ?? calendar?.when
  const title = record.title ?? calendar?.title
  if (!when || title === undefined) return undefined
  return {
    id,
    title,
    kind: record.kind ?? kindIn(title),
    when,
    where: record.where ?? calendar?.where,
  }
}

/** In the order of the programme. */
export const byTime = (a: Session, b: Session): number =>
  a.when.starts - b.when.starts || a.when.ends - b.when.ends || (a.id < b.id ? -1 : 1)

/** What a title means, as people call these things; the first that fits. */
const words: readonly (readonly [SessionKind, RegExp])[] = [
  ['roadmap', /\broad[ -]?map|\bplanning\b/i],
  ['break', /\b(lunch|breakfast|brunch|coffee|tea|break|siesta)\b/i],
  ['showcase', /\b(showcase|show and tell|demos?|presentations?|wrap[ -]?up|lightning talks?)\b/i],
  ['social', /\b(dinner|social|party|drinks|tapas|beers?|games? night|reception)\b/i],
  [
    'orientation',
    /\b(orientation|welcome|introductions?|intro|onboarding|opening|getting started|set[ -]?up)\b/i,
  ],
  ['sprint', /\b(sprint(ing|s)?|hack(ing|athon)?|work(ing)?|contributing|contribution)\b/i],
]

function kindIn(title: string): SessionKind | undefined {
  return words.find(([, pattern]) => pattern.test(title))?.[0]
}
