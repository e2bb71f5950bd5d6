// Fourteen people at once over real sockets, through lost lines and a killed server, with a browser looking on.
import { claimId } from '@taula/shared/board/ids'
import { readAll, readRecord, registersOf } from '@taula/shared/board/registers'
import { claimTicket, endClaim } from '@taula/shared/ops/claims'
import { moveTicket } from '@taula/shared/ops/tickets'
import { holderOf } from '@taula/shared/select/claims'
import { seededRandom } from '@taula/shared/testing'
import * as Y from 'yjs'
import { longTracList } from './lists.ts'
import { importList, runProgram } from './program.ts'
import type { Program } from './program.ts'
import { expect, ownServer, test as base } from './stage.ts'

const test = base.extend(ownServer())

const acts = 700

test('[I2] [I14] fourteen people claim, move and drop out at random, the server is killed twice: all equal, every claim there', async ({
  joins,
  server,
  board,
}) => {
  const random = seededRandom(20261121)
  const looker = await joins('Looker')
  const people: { readonly program: Program; readonly holds: Set<string> }[] = []
  for (let i = 0; i < 14; i++)
    people.push({ program: await runProgram(server.url, board, `Person ${i}`), holds: new Set() })
  await importList(server.url, board, people[0]!.program, longTracList(40))
  const tickets = () => [...readAll(registersOf(people[0]!.program.doc), 'tickets').keys()].toSorted()
  await expect
    .poll(() => people.map(({ program }) => readAll(registersOf(program.doc), 'tickets').size))
    .toEqual(Array(14).fill(40))
  const ids = tickets()

  for (let act = 0; act < acts; act++) {
    const { program, holds } = random.pick(people)
    const ticket = random.pick(ids)
    const what = random.next()
    if (what < 0.45) {
      program.act(claimTicket, { ticket })
      holds.add(ticket)
    } else if (what < 0.6) {
      program.act(endClaim, { ticket, how: 'released' })
      holds.delete(ticket)
    } else if (what < 0.85)
      program.act(moveTicket, {
        ticket,
        lane: random.pick(['review', 'waiting', 'landed'] as const),
        before: random.pick(ids),
      })
    else if (program.isConnected()) program.dropLine()
    else program.takeLine()
    // A breath for the sockets, so that acts and messages really cross.
    if (act % 5 === 0) await new Promise((resolve) => setImmediate(resolve))
    if (act === 250 || act === 500) {
      await server.kill()
      await server.start()
    }
  }
  for (const { program } of people) program.takeLine()
  const last = people[0]!.program.doc
  await expect
    .poll(
      () =>
        people.every(
          ({ program }) => program.isSaved() && Y.equalSnapshots(Y.snapshot(program.doc), Y.snapshot(last)),
        ),
      { timeout: 30_000 },
    )
    .toBe(true)
  for (const { program, holds } of people) {
    expect(program.doc.getMap('claims').toJSON()).toEqual(last.getMap('claims').toJSON())
    expect(program.doc.getMap('tickets').toJSON()).toEqual(last.getMap('tickets').toJSON())
    const isOn = (ticket: string) =>
      holderOf(readRecord(registersOf(last), 'claims', claimId(ticket, program.me))) !== undefined
    expect(ids.filter(isOn)).toEqual(ids.filter((id) => holds.has(id)))
  }
  await looker.isSaved()
  const inReview = [...readAll(registersOf(last), 'tickets').values()].filter(
    ({ place }) => place?.lane === 'review',
  ).length
  await expect(looker.lane('review')).toContainText(`${inReview} tickets`)
  for (const { program } of people) program.leave()
})
