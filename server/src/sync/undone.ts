// How a refused change is put to the person who made it.
import type { Undone } from '@taula/shared/protocol/messages'
import { maxUndoneKeys } from './limits.ts'
import type { Refusal } from './policy.ts'

const sentences: Readonly<Record<Undone['code'], string>> = {
  badValue: 'A change was undone: the board does not accept this value.',
  notAllowed: 'A change was undone: your role on this board may not make it.',
  unknownRegister: 'A change was undone: the board has no such field.',
  neverDeleted: 'A change was undone: nothing on the board is ever deleted.',
}

/** One message for each reason. */
export function undoneMessages(refusals: readonly Refusal[]): readonly Undone[] {
  const byCode = Map.groupBy(refusals, ({ code }) => code)
  return [...byCode].map(([code, list]) => ({
    code,
    message: sentences[code],
    keys: list.slice(0, maxUndoneKeys).map(({ register }) => register),
  }))
}
