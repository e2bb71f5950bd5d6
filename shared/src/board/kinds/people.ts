// People. The only registers that carry a name of ours.
import * as v from 'valibot'
import {
  aDay,
  aLine,
  anyMember,
  aPerson,
  aSign,
  aTime,
  kind,
  many,
  one,
  organisers,
  ownOrStaff,
  roles,
  serverAlone,
  someLines,
} from '../kind.ts'
import type { MayWrite, Role } from '../kind.ts'
import { maxIdLength, maxListed, maxNameLength } from '../limits.ts'

export const presences = ['here', 'away', 'left'] as const
/** Where somebody said they are. Who has said nothing on a day that is open is *expected*. */
export type Said = (typeof presences)[number]
export const availabilities = ['open', 'headsDown', 'canHelp'] as const
export type Availability = (typeof availabilities)[number]

const lines = someLines(maxListed, maxNameLength)
/** The key of another register of this family. */
const aRegister = v.pipe(v.string(), v.maxLength(2 * maxIdLength + 12))
const forMembers = { write: ownOrStaff, see: 'members' } as const

/**
 * Organisers give any role; mentors raise to mentor or scribe and lower again, but never touch an organiser. Whoever adds
 * somebody adds a sprinter.
 */
const mayGiveRole: MayWrite = (writer, { id, value, before, roleOf }) =>
  writer.role === 'organiser' ||
  (writer.role === 'mentor' && value !== 'organiser' && roleOf(id) !== 'organiser') ||
  (writer.role === 'scribe' && value === 'sprinter' && before === undefined)

export const people = kind(
  {
    name: one(aLine(maxNameLength), { write: ownOrStaff, see: 'world', isName: true }),
    role: one(v.picklist(roles) as v.GenericSchema<unknown, Role>, {
      write: mayGiveRole,
      see: 'room',
      // The wall says which mentors are free. What else somebody may do is nobody's business there.
      project: (role) => (role === 'mentor' ? role : undefined),
    }),
    newHere: one(v.boolean(), { write: ownOrStaff, see: 'members' }),
    remote: one(v.boolean(), { write: ownOrStaff, see: 'room' }),
    /** Consent to being named on the venue's screen. On unless switched off. */
    nameInRoom: one(v.boolean(), { write: ownOrStaff, see: 'room' }),
    /** Consent to being named on the public page. Off until given; a scribe notes what was said in the room. */
    nameInPublic: one(v.boolean(), { write: ownOrStaff, see: 'world' }),
    /** The same person's other record, which stands for both. Null: a person of their own. */
    mergedInto: one(v.nullable(aPerson), {
      write: organisers,
      see: 'world',
      project: (into, isShown) => (into === null || isShown(into) ? into : undefined),
    }),
    /** True: not shown among the people. What they did stays theirs. */
    removed: one(v.boolean(), { write: organisers, see: 'room' }),
    /** When they came in. Absent: expected, from a list of names that an organiser pasted. */
    joined: one(aSign, { write: ownOrStaff, see: 'room' }),
    pronouns: one(v.nullable(aLine(maxNameLength)), { write: ownOrStaff, see: 'room' }),
    /** `handle.<service>`: what they are called on `trac`, `github`, `gitlab`, `mastodon`… */
    handle: many(v.nullable(aLine(maxNameLength)), forMembers),
    skills: one(lines, forMembers),
    /** What they would like to learn or work on. */
    wants: one(lines, forMembers),
    languages: one(lines, forMembers),
    /** `setup.<step>`: done, or null where that turned out not to be so. */
    setup: many(v.nullable(aSign), forMembers),
    /** For one day of the sprint: without a touch on the next they are *expected* again. */
    presence: one(
      // Nobody says that they are expected: it is what a word that was taken back leaves.
      v.strictObject({ is: v.picklist([...presences, 'expected']), day: aDay, at: aTime, by: aPerson }),
      {
        write: ownOrStaff,
        see: 'room',
      },
    ),
    availability: one(
      v.strictObject({ is: v.picklist(availabilities), until: v.nullable(aTime), at: aTime }),
      {
        write: ownOrStaff,
        see: 'room',
      },
    ),
    /**
     * The last time somebody helped them without a request: it counts as greeted and as helped that day. Null: that was
     * taken back.
     */
    helped: one(v.nullable(aSign), { write: anyMember, see: 'members' }),
    /**
     * `cameBack.<coming>`: a device came in as them by their word alone, and what another of theirs said of it; see
     * select/cameBack. `by`: the register by which the voucher itself came in; null: by no word.
     */
    cameBack: many(
      v.variant('is', [
        v.strictObject({ is: v.literal('asked'), at: aTime }),
        v.strictObject({ is: v.literal('ended'), at: aTime }),
        v.strictObject({ is: v.literal('mine'), at: aTime, by: v.nullable(aRegister) }),
      ]),
      { write: serverAlone, see: 'members' },
    ),
  },
  ['person'],
)
