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
  const { id, calendar, withdrawn } = record
  const when = record.when ?? calendar?.when
  const title = record.title ?? calendar?.title
  if (!when || title === undefined || withdrawn === true) return undefined
  if (calendar?.cancelled === true && withdrawn === undefined) return undefined
  return { id, title, kind: record.kind ?? undefined, when, where: record.where ?? calendar?.where }
}

/** In the order of the programme. */
export const byTime = (a: Session, b: Session): number =>
  a.when.starts - b.when.starts || a.when.ends - b.when.ends || (a.id < b.id ? -1 : 1)
