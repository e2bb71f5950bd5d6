// Writing what comes from outside: under an import's client id, so that it never beats what people write meanwhile.
import type * as Y from 'yjs'
import { importClientId } from '../board/clientIds.ts'
import type { Ctx } from './op.ts'

export function asImport(doc: Y.Doc, { random }: Pick<Ctx, 'random'>, write: () => void): void {
  const own = doc.clientID
  doc.clientID = importClientId(doc, random)
  try {
    write()
  } finally {
    doc.clientID = own
  }
}
