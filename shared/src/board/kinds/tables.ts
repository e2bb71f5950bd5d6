// Tables in the room.
import * as v from 'valibot'
import { aLine, kind, one, organisers } from '../kind.ts'
import { maxNameLength, maxRankLength } from '../limits.ts'
import { isRank } from '../rank.ts'

const rules = { write: organisers, see: 'room' } as const

export const tables = kind({
  label: one(aLine(maxNameLength), rules),
  theme: one(v.nullable(aLine(maxNameLength)), rules),
  /** Order among tables, a fractional index. */
  rank: one(v.pipe(v.string(), v.maxLength(maxRankLength), v.check(isRank, 'not a rank')), rules),
  /** A closed table seats nobody and may open again. */
  closed: one(v.boolean(), rules),
})
