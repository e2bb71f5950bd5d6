// Requests for help, drawn together: a stage that was reached stays reached (I5), and the queue has one order everywhere.
import type { Entity } from '../board/schema.ts'
import type { PersonOf } from './people.ts'
import { dayOf } from './time.ts'

export interface Taker {
  readonly person: string
  /** Milliseconds. */
  readonly at: number
}

export interface HelpRequest {
  readonly id: string
  /** Who waits; undefined before those who may not know. */
  readonly person: string | undefined
  readonly by: string | undefined
  readonly topic: string | null
  readonly text: string | null
  readonly ticket: string | null
  readonly table: string | null
  /** Since when, milliseconds. */
  readonly since: number
  /** Who is coming, the earliest first: they lead. */
  readonly takers: readonly Taker[]
  readonly state: 'open' | 'taken' | 'resolved' | 'withdrawn'
  /** When it was over, who said so, and who was helped; undefined while it is not. */
  readonly over: { readonly at: number; readonly by: string; readonly person: string | undefined } | undefined
}

/** Undefined where too little has arrived to say anything (I7). */
export function helpOf(record: Entity<'help'>, whom: PersonOf): HelpRequest | undefined {
  const { id, question, waiting, resolved, withdrawn } = record
  if (!waiting) return undefined
  const takers = takersOf(record, whom)
  const person = question && whom(question.person)
  const over = resolved ?? withdrawn
  return {
    id,
    person,
    by: question && whom(question.by),
    topic: question?.topic ?? null,
    text: question?.text ?? null,
    ticket: question?.ticket ?? null,
    table: waiting.table,
    since: waiting.since,
    takers,
    state: resolved ? 'resolved' : withdrawn ? 'withdrawn' : takers.length > 0 ? 'taken' : 'open',
    over: over && { at: over.at, by: whom(over.by), person: resolved ? whom(resolved.person) : person },
  }
}

function takersOf({ taken, back }: Entity<'help'>, whom: PersonOf): readonly Taker[] {
  const coming = Object.entries(taken).filter(([id, { turn }]) => (back[id]?.turn ?? 0) < turn)
  return earliestOfEach(coming.map(([id, { at }]) => ({ person: whom(id), at })))
}

/** Each person once, the earliest first. */
function earliestOfEach(takers: readonly Taker[]): readonly Taker[] {
  const earliest = new Map<string, number>()
  for (const { person, at } of takers) earliest.set(person, Math.min(at, earliest.get(person) ?? at))
  return [...earliest]
    .map(([person, at]) => ({ person, at }))
    .toSorted((a, b) => a.at - b.at || (a.person < b.person ? -1 : 1))
}

/** Whether somebody still waits for it, or for whoever is coming. */
export const isWaiting = ({ state }: HelpRequest): boolean => state === 'open' || state === 'taken'

/**
 * Those who wait, each person once: whoever asked on two devices while one was offline waits for one thing. The first
 * request leads, with all they said and everybody who is coming.
 */
export function foldedWaiting(requests: readonly HelpRequest[]): readonly HelpRequest[] {
  const folded = new Map<string, HelpRequest>()
  for (const request of requests.filter(isWaiting).toSorted(bySince)) {
    // Before those who may not know who waits, each stands for itself.
    const who = request.person === undefined ? `request ${request.id}` : `person ${request.person}`
    const lead = folded.get(who)
    folded.set(who, lead ? asOne(lead, request) : request)
  }
  return [...folded.values()]
}

const bySince = (a: HelpRequest, b: HelpRequest): number => a.since - b.since || (a.id < b.id ? -1 : 1)

function asOne(lead: HelpRequest, other: HelpRequest): HelpRequest {
  const topic = lead.topic ?? other.topic
  const said = [lead.text, other.topic === topic ? null : other.topic, other.text]
  const lines = new Set(said.filter((line) => line !== null))
  const takers = earliestOfEach([...lead.takers, ...other.takers])
  return {
    ...lead,
    topic,
    text: lines.size > 0 ? [...lines].join(' · ') : null,
    ticket: lead.ticket ?? other.ticket,
    table: lead.table ?? other.table,
    takers,
    state: takers.length > 0 ? 'taken' : 'open',
  }
}

/** What the order of the queue depends on, besides the requests. */
export interface Helped {
  readonly requests: readonly HelpRequest[]
  /** When somebody was last helped without asking. */
  readonly helpedAt: (person: string) => number | undefined
  readonly timeZone: string
}

/** Those who wait: not yet helped on the day they asked first, then the longest. The same on every screen. */
export function queueOf(helped: Helped): readonly HelpRequest[] {
  const waiting = foldedWaiting(helped.requests)
  const late = new Map(waiting.map((request) => [request.id, wasHelped(request, helped)]))
  const turn = ({ id }: HelpRequest) => (late.get(id) ? 1 : 0)
  return waiting.toSorted((a, b) => turn(a) - turn(b) || bySince(a, b))
}

/** Whether whoever waits had been helped on the same day, before they asked. */
function wasHelped({ person, since }: HelpRequest, { requests, helpedAt, timeZone }: Helped): boolean {
  if (person === undefined) return false
  const day = dayOf(since, timeZone)
  const before = (at: number | undefined) => at !== undefined && at < since && dayOf(at, timeZone) === day
  if (before(helpedAt(person))) return true
  return requests.some(
    ({ state, over }) => state === 'resolved' && over?.person === person && before(over.at),
  )
}

/** A request's place among those that nobody has taken, counted from 1; undefined where it is not in the queue. */
export function placeOf(queue: readonly HelpRequest[], id: string): number | undefined {
  const index = queue.findIndex((request) => request.id === id)
  return index < 0 ? undefined : 1 + queue.slice(0, index).filter(({ state }) => state === 'open').length
}

/** How long people have waited for somebody in this sprint, milliseconds: the median. Two answers say nothing yet. */
export function expectedWaitMs(requests: readonly HelpRequest[]): number | undefined {
  const waits = requests
    .flatMap(({ since, takers, over, state }) => {
      const answered = [...takers.map(({ at }) => at), ...(state === 'resolved' && over ? [over.at] : [])]
      // Clocks differ: nobody was helped before they asked.
      return answered.length > 0 ? [Math.max(0, Math.min(...answered) - since)] : []
    })
    .toSorted((a, b) => a - b)
  if (waits.length < fewestAnswers) return undefined
  const [low = 0, high = 0] = [waits[Math.ceil(waits.length / 2) - 1], waits[Math.floor(waits.length / 2)]]
  return (low + high) / 2
}

const fewestAnswers = 3
