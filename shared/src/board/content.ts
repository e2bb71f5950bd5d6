// All that a board holds, outside of a document: what an export carries.
import type { KindName } from './schema.ts'

export type WholeRegister = readonly [kind: KindName, key: string, value: unknown]

export interface BoardContent {
  /** Each one valid. */
  readonly registers: readonly WholeRegister[]
  /** Notes that are not empty, by ticket. */
  readonly notes: readonly (readonly [ticket: string, text: string])[]
}
