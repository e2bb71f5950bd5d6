// How one kind of thing is declared: its fields, each with validator, writers and audience.
import * as v from 'valibot'
import { maxIdLength } from './limits.ts'

export const roles = ['sprinter', 'scribe', 'mentor', 'organiser'] as const
/** What a person may do on a board; later ones may do more. */
export type Role = (typeof roles)[number]
export const isStronger = (role: Role, than: Role): boolean => roles.indexOf(role) > roles.indexOf(than)

/** Somebody who writes: the person they stand for, with the role that one has on the board as it stands. */
export interface Writer {
  readonly person: string
  readonly role: Role
}

/** One attempted write, as a rule sees it. `before` is undefined where nothing stood. */
export interface Write {
  readonly id: string
  /** The last part of a family's register; undefined for single ones. */
  readonly param?: string | undefined
  readonly value: unknown
  readonly before: unknown
  /** The role of the person with this id, on the board before the write. */
  readonly roleOf: (person: string) => Role | undefined
  /** Whom a person's id stands for, on the board before the write. */
  readonly personOf: (id: string) => string
}

export type MayWrite = (writer: Writer, write: Write) => boolean

/** The widest circle that may see a field: people on the board, also the venue's screen, also the world. */
export type Audience = 'members' | 'room' | 'world'

interface FieldRules<T> {
  readonly write: MayWrite
  readonly see: Audience
  /** True: a person's name. It goes only where they agreed to be named (I11). */
  readonly isName?: true
  /** What of a value leaves the circle of members; undefined: nothing. `isShown`: who they may know of. */
  readonly project?: (value: T, isShown: (person: string) => boolean) => T | undefined
  /** Where the newest must win whatever Yjs picks: the number to compare, larger is newer. */
  readonly newest?: (value: T) => number
}

/** One register, key `<id>/<field>`. */
export interface One<T> extends FieldRules<T> {
  readonly value: v.GenericSchema<unknown, T>
  readonly many: false
}
/** A family of registers, keys `<id>/<field>.<param>`. */
export interface Many<T> extends FieldRules<T> {
  readonly value: v.GenericSchema<unknown, T>
  readonly many: true
}
// `newest` makes a field contravariant in T: only `any` lets one table hold fields of every type.
// oxlint-disable-next-line typescript/no-explicit-any
export type Field = One<any> | Many<any>

export const one = <T>(value: v.GenericSchema<unknown, T>, rules: FieldRules<T>): One<T> => ({
  value,
  many: false,
  ...rules,
})
export const many = <T>(value: v.GenericSchema<unknown, T>, rules: FieldRules<T>): Many<T> => ({
  value,
  many: true,
  ...rules,
})

/** What an id stands for. People have other ids before the world, unless they agreed to be known. */
export type IdPart = 'thing' | 'person'

export interface Kind<F extends Record<string, Field> = Record<string, Field>> {
  /** What its records' id is made of, joined by a dot: a claim's is `<ticket>.<person>`. */
  readonly idParts: readonly IdPart[]
  readonly fields: F
}
export const kind = <F extends Record<string, Field>>(
  fields: F,
  idParts: readonly IdPart[] = ['thing'],
): Kind<F> => ({ idParts, fields })

// Who may write. Rules get the writer first so that they read as sentences: members, organisers, own.
const isStaff = (w: Writer) => w.role !== 'sprinter'
export const anyMember: MayWrite = () => true
/** What the server alone says: its own changes are judged by nobody. */
export const serverAlone: MayWrite = () => false
export const organisers: MayWrite = (w) => w.role === 'organiser'
/** Those who know the room: they pair, check tickets for newcomers and open the morning. */
export const mentors: MayWrite = (w) => w.role === 'mentor' || w.role === 'organiser'
/** Those who may act for others: scribes, mentors, organisers. */
export const staff: MayWrite = isStaff
/** The person whose id is the record's (or its last part), and those who may act for others. */
export const ownOrStaff: MayWrite = (w, { id, personOf }) =>
  isStaff(w) || personOf(id.split('.').at(-1) ?? '') === w.person
/** In a family whose params are people: each writes what is theirs, staff for everybody. */
export const ownParamOrStaff: MayWrite = (w, { param, personOf }) =>
  isStaff(w) || (param !== undefined && personOf(param) === w.person)

// Values used by several kinds.
export const idPattern = new RegExp(`^[A-Za-z0-9_-]{1,${maxIdLength}}$`)
export const anId = v.pipe(v.string(), v.regex(idPattern, 'not an id'))
/** The id of a person. A validator of its own, so that the audiences know where in a value somebody is named. */
export const aPerson = v.pipe(v.string(), v.regex(idPattern, 'not an id'))
/** Milliseconds since 1970, UTC. */
export const aTime = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000))
/** Text on one line: no control characters, not blank. */
export const aLine = (maxLength: number) =>
  v.pipe(
    v.string(),
    v.maxLength(maxLength),
    v.regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'more than one line'),
    v.regex(/\S/, 'blank'),
  )
export const aWebUrl = (maxLength: number) =>
  v.pipe(v.string(), v.maxLength(maxLength), v.regex(/^https?:\/\/[^\s"<>]+$/, 'not a web address'))
/** When, and by whom. */
export const aSign = v.strictObject({ at: aTime, by: aPerson })
/** A calendar day, `YYYY-MM-DD`, in the board's time zone. */
export const aDay = v.pipe(v.string(), v.isoDate())
/** A few short lines, e.g. what somebody knows. */
export const someLines = (most: number, maxLength: number) =>
  v.pipe(v.array(aLine(maxLength)), v.maxLength(most))
