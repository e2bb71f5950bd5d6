// The event stream of a board, on the bytes: who sees what, and what changes reach them (I10, I11).
import { expect, it } from 'vitest'
import * as v from 'valibot'
import { liveRegisters } from '@taula/shared/protocol/live'
import type { KeyRole } from '@taula/shared/protocol/http'
import { addTicket } from '@taula/shared/ops/tickets'
import { readEvents } from './events.ts'
import type { StreamEvent } from './events.ts'
import { bearer, joined, newBoard, setUp } from './harness.ts'

const registersOf = (event: StreamEvent | undefined) => v.parse(liveRegisters, event?.data).registers

async function started() {
  const { app, ports } = setUp()
  const board = await newBoard(app)
  const ana = await joined(app, board, 'sprinter')
  const person = ana.personId ?? ''
  const room = await ports.rooms.open(board.boardId)
  const path = `/api/boards/${board.boardId}/live`
  const open = async (token: string, headers: Record<string, string> = {}) =>
    readEvents(await app.request(path, { headers: { ...bearer(token), ...headers } }))
  const follow = async (role: KeyRole, headers: Record<string, string> = {}) =>
    open((await joined(app, board, role, {})).token, headers)
  return { board, person, room, follow }
}

it('a screen gets the room board and where people join, then what changes', async () => {
  const { follow, board, person, room } = await started()
  const screen = await follow('screen')
  const snapshot = await screen.next()
  expect(snapshot?.name).toBe('snapshot')
  expect(registersOf(snapshot).people).toEqual({ [`${person}/name`]: 'Ana', [`${person}/remote`]: false })
  expect(await screen.next()).toMatchObject({
    name: 'join',
    id: undefined,
    data: { path: board.links.sprinter, addresses: ['http://192.168.1.10:8080'] },
  })
  const ticket = await room.change((doc, ctx) => addTicket(doc, { title: 'Typo' }, ctx))
  const change = await screen.next()
  expect(change?.name).toBe('change')
  expect(registersOf(change).tickets).toMatchObject({
    [`${ticket.ok ? ticket.value : ''}/title`]: 'Typo',
  })
  await screen.close()
})
