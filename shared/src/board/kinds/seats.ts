// Who sits where: the record's id is the person's, so nobody can sit twice (I3).
import * as v from 'valibot'
import { anId, kind, one, ownOrStaff } from '../kind.ts'

export const seats = kind(
  {
    /** Null: standing. */
    table: one(v.nullable(anId), { write: ownOrStaff, see: 'room' }),
  },
  ['person'],
)
