// The server's answers, read at the edge: a captive portal answers too, and with anything.
import * as v from 'valibot'
import { keyRoles } from '@taula/shared/protocol/http'
import type {
  CreateBoardAnswer,
  ErrorAnswer,
  JoinAnswer,
  KeyRole,
  MeAnswer,
} from '@taula/shared/protocol/http'
import type { ImportResult } from '@taula/shared/ops/import'

type Reads<T> = v.GenericSchema<unknown, T>

const byRole = v.object(
  Object.fromEntries(keyRoles.map((role) => [role, v.string()])) as Record<
    KeyRole,
    v.StringSchema<undefined>
  >,
)
const count = v.number()

export const createBoardAnswer: Reads<CreateBoardAnswer> = v.object({
  boardId: v.string(),
  keys: byRole,
  links: byRole,
})
export const joinAnswer: Reads<JoinAnswer> = v.object({
  personId: v.nullable(v.string()),
  role: v.string(),
  token: v.string(),
})
export const meAnswer: Reads<MeAnswer> = v.object({ personId: v.nullable(v.string()), role: v.string() })
export const importAnswer: Reads<ImportResult> = v.object({
  new: count,
  changed: count,
  same: count,
  bad: v.array(v.object({ row: v.number(), message: v.string() })),
  tickets: v.array(v.string()),
})
export const errorAnswer: Reads<ErrorAnswer> = v.object({
  error: v.object({ code: v.string(), message: v.string() }),
})
