// [I8] What is taken away from a board does not depend on whose copy it is, nor on what came first.
import * as Y from 'yjs'
import { noteOf, noteTicket } from '../../src/board/notes.ts'
import { kindNames } from '../../src/board/schema.ts'
import { partsOf, restoreBoard } from '../../src/ops/restore.ts'
import { exportBoard } from '../../src/report/exportBoard.ts'
import { readExport } from '../../src/report/readExport.ts'
import { ticketsCsv } from '../../src/report/ticketsCsv.ts'
import { parseList } from '../../src/import/parseList.ts'
import { importTickets } from '../../src/ops/import.ts'
import { registersJson } from '../../src/testing/index.ts'
import type { Peer, Random } from '../../src/testing/index.ts'
import { property } from './seeds.ts'
import { expectEqual, sprint } from './sprint.ts'

const texts = (doc: Y.Doc) => [exportBoard(doc), ticketsCsv(doc)]

/** The same registers and notes, written one by one by somebody else in any order. */
function rewritten({ doc }: Peer, random: Random): Y.Doc {
  const whole = registersJson(doc)
  const copy = new Y.Doc()
  const registers = kindNames.flatMap((kind) =>
    Object.entries(whole[kind] ?? {}).map(
      ([key, value]) =>
        () =>
          void copy.getMap(kind).set(key, value),
    ),
  )
  const notes = [...doc.share.keys()].flatMap((name) => {
    const ticket = noteTicket(name)
    return ticket === undefined ? [] : [() => noteOf(copy, ticket).insert(0, noteOf(doc, ticket).toString())]
  })
  for (const write of random.shuffle([...registers, ...notes])) write()
  return copy
}

function restored(text: string): Y.Doc {
  const steps = readExport(JSON.parse(text))
  let step = steps.next()
  while (!step.done) step = steps.next()
  if (!step.value.ok) throw new Error(`${step.value.path}: ${step.value.message}`)
  const doc = new Y.Doc()
  const ctx = { me: 'server', now: 0, random: () => 0 }
  for (const part of partsOf(step.value.content)) restoreBoard(doc, part, ctx)
  return doc
}

property('[I8] same document, same bytes: on every device, in any order, and made again', (random) => {
  sprint({
    random,
    steps: 40,
    atEnd({ network: { peers } }) {
      const peer = random.pick(peers)
      const written = texts(peer.doc)
      for (const other of peers) expectEqual(texts(other.doc), written, other.name)
      expectEqual(texts(rewritten(peer, random)), written, 'the same in another order')
      expectEqual(texts(restored(written[0] ?? '')), written, 'made again from its export')
    },
  })
})

property('[I6] our own tickets.csv brought in again changes nothing', (random) => {
  sprint({
    random,
    steps: 40,
    atEnd({ network: { peers } }) {
      const peer = random.pick(peers)
      const list = parseList(ticketsCsv(peer.doc), { trac: 'https://code.djangoproject.com' })
      const before = exportBoard(peer.doc)
      const result = peer.act(importTickets, list.items)
      const counts = result.ok && [result.value.new, result.value.changed, list.bad, result.value.bad]
      expectEqual([counts, exportBoard(peer.doc)], [[0, 0, [], []], before], 'the same tickets again')
    },
  })
})
