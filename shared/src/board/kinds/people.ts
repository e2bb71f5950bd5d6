// People. The only registers that carry a name of ours.
import * as v from 'valibot'
import { aLine, aSign, kind, one, ownOrStaff, roles } from '../kind.ts'
import type { MayWrite, Role } from '../kind.ts'
import { maxNameLength } from '../limits.ts'

/** Organisers give any role; mentors raise to mentor or scribe and lower again, but never touch an organiser. */
const mayGiveRole: MayWrite = (writer, { id, value, roleOf }) =>
  writer.role === 'organiser' ||
  (writer.role === 'mentor' && value !== 'organiser' && roleOf(id) !== 'organiser')

export const people = kind({
  name: one(aLine(maxNameLength), { write: ownOrStaff, see: 'room' }),
  role: one(v.picklist(roles) as v.GenericSchema<unknown, Role>, { write: mayGiveRole, see: 'members' }),
  newHere: one(v.boolean(), { write: ownOrStaff, see: 'members' }),
  remote: one(v.boolean(), { write: ownOrStaff, see: 'room' }),
  joined: one(aSign, { write: ownOrStaff, see: 'members' }),
})
