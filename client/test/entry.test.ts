// The steps onto a board, by a network that says what a test wants.
import { expect, test, vi } from 'vitest'
import * as v from 'valibot'
import { joinBody } from '@taula/shared/protocol/http'
import type { JoinBody, Namesake } from '@taula/shared/protocol/http'
import { seededRandom } from '@taula/shared/testing'
import type { Backend } from '../src/app/backend.ts'
import { createAttempts } from '../src/sync/attempts.ts'
import { enterAs, enterAsNew, enterByCode, look, sayName } from '../src/app/entry.ts'

// The parts of the page are not what is tested here, and they want a browser.
const { sheet } = vi.hoisted(() => ({ sheet: { fetch: (): Promise<unknown> => Promise.resolve() } }))
vi.mock('../src/app/late.ts', () => ({ sheets: { add: sheet } }))

const said = { name: 'Ana', newHere: false, remote: false }
const ana: Namesake = { personId: 'ana', name: 'Ana', role: 'sprinter', joined: 1, needsCode: false }
const no = (status: number, code: string) =>
  ({ ok: false, status, code, message: `words of ${code}` }) as const
const unreachable = { ok: false, status: 0, message: 'nobody' } as const
const joined = { ok: true, value: { personId: 'ana', role: 'sprinter', token: 't' } } as const

function backend(given: Partial<Backend>) {
  const asked: JoinBody[] = []
  const remembered: string[] = []
  const dropped: string[] = []
  const all: Partial<Backend> = {
    takeKey: () => 'key',
    attempt: () => 'attempt',
    takeCode: () => undefined,
    known: () => undefined,
    dropCode: (board) => void dropped.push(board),
    remember: (_, { person }) => void remembered.push(person),
    who: async () => ({ ok: true, value: { people: [] } }),
    me: async () => no(401, 'no_credential'),
    ...given,
    async join(board, body) {
      asked.push(body)
      return (await given.join?.(board, body)) ?? joined
    },
  }
  return { backend: all as Backend, asked, remembered, dropped }
}
function at(hash: string) {
  vi.stubGlobal('location', { hash })
}

test('a name that nobody has: in, without a question', async () => {
  const { backend: net, asked, remembered } = backend({})
  expect(await sayName(net, 'b', said)).toEqual({ is: 'in', person: 'ana', justJoined: true })
  expect(asked).toEqual([{ key: 'key', attempt: 'attempt', ...said }])
  expect(remembered).toEqual(['ana'])
})

test('whoever is let in does not wait for long for what comes after the first file, and is remembered at once', async () => {
  vi.useFakeTimers()
  vi.spyOn(sheet, 'fetch').mockImplementation(() => new Promise(() => {}))
  const { backend: net, remembered } = backend({})
  const coming = enterAsNew(net, 'b', said)
  await vi.advanceTimersByTimeAsync(0)
  expect(remembered).toEqual(['ana'])
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await coming).toMatchObject({ is: 'in', person: 'ana' })
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('a name that is said again after no answer is the same attempt, until somebody is in', async () => {
  const attempts = createAttempts(seededRandom(1).next)
  const { backend: net, asked } = backend({
    attempt: attempts.of,
    remember: attempts.over,
    join: async () => (asked.length < 3 ? unreachable : joined),
  })
  for (let i = 0; i < 4; i++) await enterAsNew(net, 'b', said)
  const [first, ...later] = asked.map((body) => 'attempt' in body && body.attempt)
  expect(v.is(joinBody, asked[0])).toBe(true)
  expect(later.map((attempt) => attempt === first)).toEqual([true, true, false])
})

test('a name that somebody has is asked about before there is a second entry', async () => {
  const { backend: net, asked } = backend({ who: async () => ({ ok: true, value: { people: [ana] } }) })
  const asking = await sayName(net, 'b', said)
  expect(asking).toMatchObject({ is: 'asking', people: [ana], said })
  expect(asked).toEqual([])
  if (asking.is !== 'asking') throw new Error('not asked')
  expect(await enterAs(net, 'b', ana, asking)).toEqual({ is: 'in', person: 'ana', justJoined: false })
  expect(asked).toEqual([{ key: 'key', person: 'ana' }])
  expect(await enterAsNew(net, 'b', said)).toMatchObject({ is: 'in', justJoined: true })
})

test('somebody who was expected comes for the first time, with what they said', async () => {
  const { joined: _, ...expected } = ana
  const { backend: net, asked } = backend({ who: async () => ({ ok: true, value: { people: [expected] } }) })
  const asking = await sayName(net, 'b', { ...said, newHere: true })
  if (asking.is !== 'asking') throw new Error('not asked')
  expect(await enterAs(net, 'b', expected, asking)).toMatchObject({ is: 'in', justJoined: true })
  expect(asked).toEqual([{ key: 'key', person: 'ana', newHere: true, remote: false }])
})

test.each([
  ['wrong_key', 403, { is: 'stuck', title: expect.stringContaining('no longer opens') }],
  ['look_only', 403, { is: 'stuck', title: expect.stringContaining('only for looking') }],
  ['removed', 403, { is: 'stuck', text: 'words of removed' }],
  ['unknown_board', 404, { is: 'stuck', title: expect.stringContaining('no such board') }],
  ['too_many', 429, { is: 'joining', said, problem: 'words of too_many' }],
])('a name refused with %s is answered in words', async (code, status, shown) => {
  const { backend: net } = backend({ who: async () => no(status, code) })
  expect(await sayName(net, 'b', said)).toMatchObject(shown)
})

test('without a server the form stays as it was filled in, and says what to do', async () => {
  const { backend: net } = backend({ who: async () => unreachable, join: async () => unreachable })
  const problem = expect.stringContaining('Wi-Fi')
  expect(await sayName(net, 'b', said)).toMatchObject({ is: 'joining', said, busy: false, problem })
  expect(await enterByCode(net, 'b', 'ABCDEF')).toMatchObject({ is: 'code', code: 'ABCDEF', problem })
})

test('a role that was given meanwhile: "that is me" is answered by the reason, among the same people', async () => {
  const { backend: net } = backend({ join: async () => no(403, 'code_needed') })
  const asking = { is: 'asking', said, people: [ana], busy: true, problem: undefined } as const
  expect(await enterAs(net, 'b', ana, asking)).toMatchObject({
    is: 'asking',
    people: [ana],
    busy: false,
    problem: 'words of code_needed',
  })
})

test('a code in the link brings in at once, and is not tried twice', async () => {
  at('#code=ABCDEF')
  const { backend: net, asked, dropped } = backend({ takeCode: () => 'ABCDEF' })
  expect(await look(net, 'b')).toEqual({ is: 'in', person: 'ana', justJoined: false })
  expect(asked).toEqual([{ code: 'ABCDEF' }])
  expect(dropped).toEqual(['b'])
})

test('a code that is over asks for another; whoever is known here goes in all the same', async () => {
  at('#code=ABCDEF')
  const over = { takeCode: () => 'ABCDEF', takeKey: () => undefined, join: async () => no(403, 'wrong_code') }
  const stranger = backend(over)
  expect(await look(stranger.backend, 'b')).toMatchObject({ is: 'code', problem: 'words of wrong_code' })
  expect(stranger.dropped).toEqual(['b'])
  expect(await look(backend({ ...over, known: () => 'bo' }).backend, 'b')).toMatchObject({
    is: 'in',
    person: 'bo',
  })
})

test('a code that did not reach the server is kept for the next try', async () => {
  at('#code=ABCDEF')
  const { backend: net, dropped } = backend({ takeCode: () => 'ABCDEF', join: async () => unreachable })
  expect(await look(net, 'b')).toMatchObject({ is: 'code', code: 'ABCDEF' })
  expect(dropped).toEqual([])
})

test('a board that its server cannot open says why, and can be tried again', async () => {
  at('#key=k')
  const { backend: net } = backend({ me: async () => no(503, 'board_damaged') })
  expect(await look(net, 'b')).toMatchObject({ is: 'stuck', again: true, text: 'words of board_damaged' })
})

test('somebody removed who is known here sees their board; a browser that forgot them reads why not', async () => {
  at('#key=k')
  const removed = { me: async () => no(403, 'removed') }
  expect(await look(backend({ ...removed, known: () => 'ana' }).backend, 'b')).toMatchObject({ is: 'in' })
  expect(await look(backend(removed).backend, 'b')).toMatchObject({ is: 'stuck', text: 'words of removed' })
})
