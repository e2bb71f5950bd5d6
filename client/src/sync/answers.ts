// The server's answers, read at the edge: a captive portal answers too, and with anything.
import * as v from 'valibot'
import { roles } from '@taula/shared/board/kind'
import { codeStates, keyRoles, linkRoles } from '@taula/shared/protocol/http'
import type {
  CodeAnswer,
  CodeStateAnswer,
  CreateBoardAnswer,
  ErrorAnswer,
  JoinAnswer,
  JoinByCodeAnswer,
  LinkAnswer,
  LinksAnswer,
  MeAnswer,
  WhoAnswer,
} from '@taula/shared/protocol/http'
import type { ImportResult } from '@taula/shared/ops/import'

type Reads<T> = v.GenericSchema<unknown, T>

/** A text for each of these names. */
const texts = <K extends string>(names: readonly K[]) =>
  v.object(
    Object.fromEntries(names.map((name) => [name, v.string()])) as Record<K, v.StringSchema<undefined>>,
  )
const byRole = texts(keyRoles)
const addresses = v.array(v.string())
const count = v.number()

export const createBoardAnswer: Reads<CreateBoardAnswer> = v.object({
  boardId: v.string(),
  keys: byRole,
  links: byRole,
})
const joined = {
  personId: v.nullable(v.string()),
  role: v.string(),
  token: v.string(),
  cameBack: v.optional(v.string()),
}
export const joinAnswer: Reads<JoinAnswer> = v.object(joined)
export const joinByCodeAnswer: Reads<JoinByCodeAnswer> = v.object({ ...joined, boardId: v.string() })
export const whoAnswer: Reads<WhoAnswer> = v.object({
  people: v.array(
    v.object({
      personId: v.string(),
      name: v.string(),
      role: v.picklist(roles),
      table: v.optional(v.string()),
      joined: v.optional(v.number()),
      needsCode: v.boolean(),
    }),
  ),
})
export const codeAnswer: Reads<CodeAnswer> = v.object({ code: v.string(), expires: v.number(), addresses })
export const codeStateAnswer: Reads<CodeStateAnswer> = v.object({ state: v.picklist(codeStates) })
export const linksAnswer: Reads<LinksAnswer> = v.object({ links: texts(linkRoles), addresses })
export const linkAnswer: Reads<LinkAnswer> = v.object({ link: v.string() })
export const meAnswer: Reads<MeAnswer> = v.object({
  personId: v.nullable(v.string()),
  role: v.string(),
  cameBack: v.optional(v.string()),
})
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
