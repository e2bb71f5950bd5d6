// People. The only registers that carry a name of ours.
import * as v from 'valibot'
import { aLine, aPerson, aSign, kind, one, organisers, ownOrStaff, roles } from '../kind.ts'
import type { MayWrite, Role } from '../kind.ts'
import { maxNameLength } from '../limits.ts'

/** Organisers give any role; mentors raise to mentor or scribe and lower again, but never touch an organiser. */
const mayGiveRole: MayWrite = (writer, { id, value, roleOf }) =>
  writer.role === 'organiser' ||
  (writer.role === 'mentor' && value !== 'organiser' && roleOf(id) !== 'organiser')

export const people = kind(
  {
    name: one(aLine(maxNameLength), { write: ownOrStaff, see: 'world', isName: true }),
    role: one(v.picklist(roles) as v.GenericSchema<unknown, Role>, { write: mayGiveRole, see: 'members' }),
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
    joined: one(aSign, { write: ownOrStaff, see: 'members' }),
  },
  ['person'],
)
