// A stock client that writes without pause and remembers what it was told is on disk.
import * as Y from 'yjs'
import { noteOf } from '@taula/shared/board/notes'
import { addTicket } from '@taula/shared/ops/tickets'
import type { Random } from '@taula/shared/testing'
import { connect } from '../main/harness.ts'

interface Written {
  readonly kind: 'added' | 'counted' | 'inserted' | 'deleted'
  readonly what: string
  /** The number of the message that it went out in, on the connection that there is; 0 before. */
  message: number
}
/** A word of a note, put in and taken out as a whole, and no word twice. */
const words = /<\w+>/g

export function createBeliever(
  url: string,
  board: string,
  token: string,
  { name, person, random }: { readonly name: string; readonly person: string; readonly random: Random },
) {
  const client = connect(url, board, { authorization: `Bearer ${token}` })
  const { doc, counts, provider } = client
  let waiting: Written[] = []
  const believed: Written[] = []
  let count = 0

  function note(kind: Written['kind'], what: string, write: () => void) {
    const before = counts.sent
    doc.transact(write)
    waiting.push({ kind, what, message: counts.sent > before ? counts.sent : 0 })
  }
  client.onStep2(() => {
    for (const written of waiting) written.message = counts.sent
  })
  client.onSaved(() => {
    believed.push(...waiting.filter(({ message }) => message > 0 && message <= counts.saved))
    waiting = waiting.filter(({ message }) => message === 0 || message > counts.saved)
  })

  return {
    ...client,
    believed,
    /** Writes something: a ticket, a number that only this client counts up, a word in the note, or one away from it. */
    act() {
      count += 1
      const text = noteOf(doc, 't')
      const known = [...text.toString().matchAll(words)]
      const some = known.length > 0 ? random.pick(known) : undefined
      const kind = random.int(0, 3)
      if (kind === 0) {
        const title = `${name} ${count}`
        const ctx = { me: person, now: Date.now(), random: random.next }
        note('added', title, () => void addTicket(doc, { title }, ctx))
      } else if (kind === 1) {
        note('counted', `${count}`, () => doc.getMap('tickets').set(`${name}/title`, `${count}`))
      } else if (kind === 2 || !some) {
        const word = `<${name}${count}>`
        note('inserted', word, () => text.insert(some?.index ?? 0, word))
      } else {
        note('deleted', some[0], () => text.delete(some.index, some[0].length))
      }
    },
    /** Goes away with its connection, as when a network ends; what it had sent may or may not have arrived. */
    leave() {
      provider.disconnect()
      for (const written of waiting) written.message = 0
    },
    comeBack: () => provider.connect(),
    /** Words it has taken out, whether the server said so or not. */
    taken: () => [...believed, ...waiting].filter(({ kind }) => kind === 'deleted').map(({ what }) => what),
  }
}
export type Believer = ReturnType<typeof createBeliever>

/** What of a client's beliefs is not so in a document; `taken` are words that anybody may have taken out. */
export function untrue(
  doc: Y.Doc,
  name: string,
  { believed }: Believer,
  taken: ReadonlySet<string>,
): string[] {
  const titles = new Set(doc.getMap('tickets').values())
  const there = new Set(noteOf(doc, 't').toString().match(words))
  const counted = Number(doc.getMap('tickets').get(`${name}/title`) ?? 0)
  const isSo = ({ kind, what }: Written) => {
    if (kind === 'added') return titles.has(what)
    if (kind === 'counted') return counted >= Number(what)
    return kind === 'inserted' ? there.has(what) || taken.has(what) : !there.has(what)
  }
  return believed.filter((written) => !isSo(written)).map(({ kind, what }) => `${kind} ${what}`)
}

/** Words and titles that a document has twice. */
export function twice(doc: Y.Doc): string[] {
  const titles = [...doc.getMap('tickets').entries()].filter(([key]) => key.endsWith('/title'))
  const all = [
    ...titles.map(([, title]) => String(title)),
    ...(noteOf(doc, 't').toString().match(words) ?? []),
  ]
  return all.filter((one, i) => all.indexOf(one) !== i && !/^\d+$/.test(one))
}
