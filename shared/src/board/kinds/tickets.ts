// Tickets: one register that import code writes (`upstream`), the others written by people. Neither touches the other (I6).
import * as v from 'valibot'
import { aLine, anId, anyMember, aPerson, aSign, aTime, aWebUrl, kind, mentors, one, staff } from '../kind.ts'
import {
  maxFactLength,
  maxLabels,
  maxNameLength,
  maxRankLength,
  maxTitleLength,
  maxUrlLength,
  maxWordsLength,
} from '../limits.ts'
import { isRank } from '../rank.ts'

export const lanes = ['triage', 'ready', 'doing', 'review', 'waiting', 'landed', 'parked'] as const
export type Lane = (typeof lanes)[number]

export const upstreamFlags = ['patch', 'needsDocs', 'needsTests', 'needsImprovement', 'easy', 'uiux'] as const
export type UpstreamFlag = (typeof upstreamFlags)[number]

const aFact = v.optional(aLine(maxFactLength))

/** What a tracker says of a ticket. Absent: the list did not say. */
const upstream = v.strictObject({
  /** `trac:<host><path>`, `gh:<owner>/<repo>`: with the number it makes the ticket's id. */
  tracker: aLine(maxFactLength),
  number: v.pipe(v.number(), v.integer(), v.minValue(0)),
  url: aWebUrl(maxUrlLength),
  title: aLine(maxTitleLength),
  kind: v.picklist(['ticket', 'issue', 'pull']),
  state: v.optional(v.picklist(['open', 'draft', 'merged', 'closed'])),
  /** As the tracker words it: `assigned`, `reopened`. */
  status: aFact,
  /** How it was closed: `fixed`, `wontfix`, `not_planned`. */
  resolution: aFact,
  type: aFact,
  component: aFact,
  version: aFact,
  /** Trac's triage stage: `Accepted`, `Ready for checkin`. */
  stage: aFact,
  flags: v.optional(v.pipe(v.array(v.picklist(upstreamFlags)), v.maxLength(upstreamFlags.length))),
  labels: v.optional(v.pipe(v.array(aLine(maxFactLength)), v.maxLength(maxLabels))),
  /** Null: the tracker says nobody. */
  owner: v.optional(v.nullable(aLine(maxFactLength))),
  reporter: aFact,
  /** ISO 8601 where the list's format is certain, else the list's own text. */
  created: aFact,
  modified: aFact,
  /** When this was read from the tracker or pasted, milliseconds. */
  fetched: aTime,
})
export type Upstream = v.InferOutput<typeof upstream>

const place = v.strictObject({
  lane: v.picklist(lanes),
  /** Order within a lane, a fractional index; equal ranks are ordered by ticket id. */
  rank: v.pipe(v.string(), v.maxLength(maxRankLength), v.check(isRank, 'not a rank')),
})
/** Lane and rank are one decision, so one value: as two they mixed in 184 of 400 merges. */
export type Place = v.InferOutput<typeof place>

export const efforts = ['minutes', 'hour', 'morning', 'days'] as const
export type Effort = (typeof efforts)[number]

const check = v.strictObject({
  at: aTime,
  by: aPerson,
  /** Where to begin, in plain words. */
  firstStep: v.nullable(aLine(maxWordsLength)),
  /** What upstream said then (`select/checked`): the check turns amber when that has changed. */
  upstream: v.nullable(aLine(maxFactLength)),
})

const reservation = v.strictObject({
  at: aTime,
  by: aPerson,
  /** Null: for whoever is new here. */
  person: v.nullable(aPerson),
})

const rules = { write: anyMember, see: 'world' } as const

export const tickets = kind({
  upstream: one(upstream, {
    ...rules,
    newest: (u) => u.fetched,
    // Handles of people whom nobody asked.
    project: ({ owner: _owner, reporter: _reporter, ...facts }) => facts,
  }),
  /** Only where people renamed it, or where it came from nowhere. Null: as upstream says. */
  title: one(v.nullable(aLine(maxTitleLength)), rules),
  place: one(place, rules),
  added: one(aSign, { ...rules, see: 'members' }),
  /** Taken off the board; false brings it back. */
  withdrawn: one(v.boolean(), rules),
  effort: one(v.nullable(v.picklist(efforts)), rules),
  theme: one(v.nullable(aLine(maxNameLength)), rules),
  /** The bigger ticket that this one is a piece of. */
  partOf: one(v.nullable(anId), rules),
  /** Somebody who knows looked at it and found it doable by a newcomer today; null: not any more. */
  checked: one(v.nullable(check), {
    write: mentors,
    see: 'room',
    // The room sees no handles, so there it would never match; and whoever guesses a handle could try it out on this.
    project: (said) => said && { ...said, upstream: null },
  }),
  /** Kept for newcomers, or for one person. */
  reserved: one(v.nullable(reservation), { write: staff, see: 'room' }),
  /** What it waits for that nobody here can do. */
  blocked: one(v.nullable(aLine(maxWordsLength)), rules),
  pinned: one(v.boolean(), { write: mentors, see: 'world' }),
})
