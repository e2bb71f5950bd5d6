// Tables in the room.
import * as v from 'valibot'
import { aLine, aPerson, aWebUrl, kind, one, organisers } from '../kind.ts'
import { maxNameLength, maxRankLength, maxSeats, maxUrlLength } from '../limits.ts'
import { isRank } from '../rank.ts'

const rules = { write: organisers, see: 'room' } as const

export const tables = kind({
  label: one(aLine(maxNameLength), rules),
  theme: one(v.nullable(aLine(maxNameLength)), rules),
  /** The person to ask here. */
  lead: one(v.nullable(aPerson), rules),
  /** How many sit here. Null: nobody counted. Never a limit: people sit where they like. */
  seats: one(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxSeats))), rules),
  /** Where remote people meet this table. */
  call: one(v.nullable(aWebUrl(maxUrlLength)), { ...rules, see: 'members' }),
  /** Order among tables, a fractional index. */
  rank: one(v.pipe(v.string(), v.maxLength(maxRankLength), v.check(isRank, 'not a rank')), rules),
  /** A closed table seats nobody and may open again. */
  closed: one(v.boolean(), rules),
})
