// The world page as bytes: what a browser without scripts gets.
import { expect, it } from 'vitest'
import { setBoard } from '@taula/shared/ops/board'
import { claimTicket } from '@taula/shared/ops/claims'
import { importTickets } from '@taula/shared/ops/import'
import { editPerson } from '@taula/shared/ops/people'
import { addTicket } from '@taula/shared/ops/tickets'
import { buildItems, seededRandom } from '@taula/shared/testing'
import { joined, newBoard, setUp } from './harness.ts'

async function started() {
  const { app, ports, time } = setUp()
  const board = await newBoard(app, {
    name: 'Sprint <b>& more',
    startsOn: '2026-05-04',
    endsOn: '2026-05-06',
  })
  const room = await ports.rooms.open(board.boardId)
  const look = async (query = '') => {
    const response = await app.request(`/b/${board.boardId}/live${query}`)
    return { response, status: response.status, text: await response.text() }
  }
  const add = async (title: string) => {
    const added = await room.change((doc, ctx) => addTicket(doc, { title, lane: 'ready' }, ctx))
    return added.ok ? added.value : ''
  }
  const come = async (name: string) => (await joined(app, board, 'sprinter', { name })).personId ?? ''
  const claim = (ticket: string, person: string) =>
    room.change((doc, ctx) => claimTicket(doc, { ticket, person }, ctx))
  const agree = (person: string, nameInPublic: boolean) =>
    room.change((doc, ctx) => editPerson(doc, { person, nameInPublic }, ctx))
  return { app, time, board, room, look, add, come, claim, agree }
}

it('says what board it is, where and when, as of when, and what lies in which lane', async () => {
  const { look, add, room } = await started()
  await room.change((doc, ctx) => setBoard(doc, { place: 'Barcelona' }, ctx))
  const ticket = await add('Typo in tutorial')
  const { response, status, text } = await look()
  expect(status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(text).toContain('<title>Sprint &lt;b&gt;&amp; more · Taula</title>')
  expect(text).toMatch(/Barcelona · 4\s*–\s*6 May 2026/)
  expect(text).toMatch(/As of <strong>\d\d:\d\d<\/strong> \(Europe\/Madrid\)/)
  expect(text).toContain('data-lane="ready"')
  expect(text).toContain(`data-ticket="${ticket}"`)
  expect(text).not.toContain('data-lane="parked"')
})

it('[I12] what people and trackers wrote is text', async () => {
  const { look, add, room, come, agree, claim } = await started()
  const ticket = await add(`"><script>alert('x')</script>`)
  const person = await come('<img src=x onerror=alert(1)>')
  await claim(ticket, person)
  await agree(person, true)
  await room.change((doc, ctx) => setBoard(doc, { place: '</title><script>' }, ctx))
  const { text } = await look()
  expect(text.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/world.js">'])
  expect(text).not.toContain('<img')
  expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;')
})

it('[I11] names those who agreed, counts the others, and forgets a name at the next look', async () => {
  const { look, add, come, claim, agree } = await started()
  const ticket = await add('Typo')
  const [ana, bo] = [await come('Ana'), await come('Bo')]
  await claim(ticket, ana)
  await claim(ticket, bo)
  expect((await look()).text).toContain('2 people')
  await agree(ana, true)
  const named = (await look()).text
  expect(named).toMatch(new RegExp(`data-person="${ana}">Ana</span>[^]*and 1 more`))
  for (const hidden of ['Bo', bo]) expect(named).not.toMatch(new RegExp(`\\b${hidden}\\b`))
  await agree(ana, false)
  const after = (await look()).text
  for (const hidden of ['Ana', ana]) expect(after).not.toContain(hidden)
})

it('links lead to trackers; a handle is not on the page', async () => {
  const { look, room } = await started()
  await room.change((doc, ctx) =>
    importTickets(doc, buildItems(seededRandom(5), [5500, 5501, 5502, 5503, 5504]), ctx),
  )
  const { text } = await look()
  const links = [...text.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
  expect(
    links.filter((href) => href?.startsWith('https://tracker.example/ticket/55')).length,
  ).toBeGreaterThan(0)
  for (const handle of ['adalovelace', 'emeka']) expect(text).not.toContain(handle)
  expect(text).toMatch(/\d+ years/)
})

it('moves by itself only when asked to', async () => {
  const { look } = await started()
  expect((await look()).text).not.toContain('http-equiv')
  expect((await look('?every=minute')).text).toContain('<meta http-equiv="refresh" content="60" />')
})

it('[I10] a board that is not listed says so and nothing else; one that is none, too', async () => {
  const { app, look, add, room } = await started()
  await add('Secret plan')
  expect((await look()).text).toContain('Secret plan')
  await room.change((doc, ctx) => setBoard(doc, { unlisted: true }, ctx))
  const hidden = await look()
  expect(hidden.status).toBe(404)
  expect(hidden.text).toContain('This board is not shown outside')
  for (const word of ['Secret plan', 'Sprint']) expect(hidden.text).not.toContain(word)
  await room.change((doc, ctx) => setBoard(doc, { unlisted: false }, ctx))
  expect((await look()).text).toContain('Secret plan')
  for (const none of ['nowhere', '..%2f..%2fetc']) {
    const response = await app.request(`/b/${none}/live`)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('There is no such board here')
  }
})

it('a board that changes all the time is read once in three seconds', async () => {
  const { look, add, time } = await started()
  await add('First')
  await look()
  await add('Second')
  expect((await look()).text).not.toContain('Second')
  time.skippedMs += 3_000
  expect((await look()).text).toContain('Second')
})

it('of a long lane the first hundred are shown, of what landed the latest', async () => {
  const { look, room } = await started()
  await room.change((doc, ctx) => {
    for (let i = 1; i <= 103; i++) {
      addTicket(doc, { title: `ready ${i}.`, lane: 'ready' }, ctx)
      addTicket(doc, { title: `landed ${i}.`, lane: 'landed' }, ctx)
    }
  })
  const { text } = await look()
  expect(text.match(/and 3 more/g)).toHaveLength(2)
  for (const shown of ['ready 1.', 'ready 100.', 'landed 103.', 'landed 4.']) expect(text).toContain(shown)
  for (const hidden of ['ready 101.', 'landed 3.']) expect(text).not.toContain(hidden)
})
