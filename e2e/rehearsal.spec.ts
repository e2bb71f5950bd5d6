// One morning of fourteen, as it goes: half of them touch the board only to come in, claim and leave, and one never does. In
// ten minutes a scribe on foot makes the wall true again, with a phone and nothing else.
import type { Locator } from '@playwright/test'
import { readAll, registersOf } from '@taula/shared/board/registers'
import { claimTicket, endClaim } from '@taula/shared/ops/claims'
import { openDay } from '@taula/shared/ops/days'
import { editPerson, seatPerson } from '@taula/shared/ops/people'
import { sayPresence } from '@taula/shared/ops/presence'
import { presenceOf } from '@taula/shared/select/presence'
import type { Presence } from '@taula/shared/select/presence'
import { sprintDay, zoneOf } from '@taula/shared/select/sprintDay'
import type { BoardView } from '@taula/shared/view/boardView'
import { phone } from './person.ts'
import type { Person } from './person.ts'
import { importList, runProgram } from './program.ts'
import type { Program } from './program.ts'
import { Projector } from './projector.ts'
import { sprintList } from './sprint.ts'
import { expect, test } from './stage.ts'
import { watch } from './watched.ts'

interface Being {
  readonly at: string | null
  readonly on: readonly number[]
  readonly is: Presence
}
/** How it is in the room at half past eleven, whatever the board says. */
const truth: Readonly<Record<string, Being>> = {
  Amélie: { at: 'Table 1', on: [5500], is: 'here' },
  Bogdan: { at: 'Table 1', on: [26434], is: 'here' },
  Carme: { at: 'Table 2', on: [], is: 'here' },
  Dara: { at: 'Table 2', on: [35095], is: 'here' },
  Enric: { at: 'Table 3', on: [], is: 'here' },
  Fatou: { at: 'Table 3', on: [], is: 'left' },
  Goran: { at: 'Table 1', on: [22712], is: 'here' },
  Hanna: { at: 'Table 1', on: [24686], is: 'here' },
  Iker: { at: 'Table 2', on: [], is: 'here' },
  Jordi: { at: 'Table 1', on: [5500], is: 'here' },
  Kaito: { at: null, on: [], is: 'left' },
  Laia: { at: 'Table 3', on: [27150], is: 'here' },
  Mireia: { at: 'Table 3', on: [28646], is: 'away' },
  Noor: { at: 'Table 2', on: [35095], is: 'here' },
}

/** What the wall is told of them. */
function told(view: BoardView): Readonly<Record<string, Being>> {
  const calendar = { days: view.days.get(), board: view.board.get() }
  const day = sprintDay(calendar, Date.now())
  const numberOf = (ticket: string) => view.ticket(ticket).get()?.upstream?.number ?? 0
  return Object.fromEntries(
    view.everybody
      .get()
      .filter(({ name }) => name !== undefined && Object.hasOwn(truth, name))
      .map((person) => [
        person.name,
        {
          at: view.table(view.seat(person.id).get() ?? '').get()?.label ?? null,
          on: view.holding(person.id).get().map(numberOf),
          is: presenceOf(person, day, zoneOf(calendar)),
        },
      ]),
  )
}

/** What the fourteen do by themselves. Answers the six who keep the board up to date. */
async function plays(
  comes: (name: string, as?: 'mentor') => Promise<Program>,
  bringIn: (program: Program) => Promise<unknown>,
): Promise<readonly Program[]> {
  const carme = await comes('Carme', 'mentor')
  await bringIn(carme)
  const from = registersOf(carme.doc)
  await expect.poll(() => readAll(from, 'tickets').size).toBeGreaterThan(20)
  const ticket = (number: number) =>
    [...readAll(from, 'tickets').values()].find(({ upstream }) => upstream?.number === number)!.id
  const table = (label: string) =>
    [...readAll(from, 'tables').values()].find((one) => one.label === label)!.id

  const careful = [carme]
  for (const [name, number] of [
    ['Amélie', 5500],
    ['Bogdan', 26434],
    ['Dara', 35095],
    ['Enric', 13008],
    ['Fatou', 20147],
  ] as const) {
    const program = await comes(name)
    careful.push(program)
    program.act(seatPerson, { table: table(truth[name]?.at ?? '') })
    program.act(claimTicket, { ticket: ticket(number) })
    if (name === 'Enric') program.act(endClaim, { ticket: ticket(number), how: 'done' })
    if (name === 'Fatou') {
      program.act(endClaim, { ticket: ticket(number), how: 'released' })
      program.act(sayPresence, { is: 'left' })
    }
  }
  carme.act(seatPerson, { table: table('Table 2') })
  for (const [name, number] of [
    ['Goran', 22712],
    ['Hanna', 24686],
    ['Iker', 30382],
    ['Jordi', 14722],
    ['Kaito', 11407],
    ['Laia', 27150],
    ['Mireia', 28646],
  ] as const) {
    const program = await comes(name)
    program.act(claimTicket, { ticket: ticket(number) })
    await expect.poll(() => program.isSaved()).toBe(true)
    program.leave()
  }
  for (const program of careful) await expect.poll(() => program.isSaved()).toBe(true)
  return careful
}

/** The scribe's thumb: what it does is counted. */
function thumbOf(sol: Person) {
  const { page } = sol
  let [taps, typed] = [0, 0]
  const dialog = page.getByRole('dialog')
  const tap = async (target: Locator) => {
    taps += 1
    await target.tap()
  }
  const type = async (target: Locator, words: string) => {
    typed += 1
    await target.fill(words)
  }
  const menu = async (name: string, ...steps: readonly (string | RegExp)[]) => {
    await tap(sol.floor.getByRole('button', { name: `More about ${name}`, exact: true }))
    for (const step of steps) await tap(page.getByRole('menuitem', { name: step }))
  }
  return {
    tap,
    type,
    dialog,
    seat: (name: string, table: string) => menu(name, 'Seat at…', table),
    is: (name: string, words: string) => menu(name, words),
    ends: (name: string, how: 'Done' | 'Let go') => menu(name, 'Done, or let go of…', new RegExp(`^${how}:`)),
    async puts(name: string, number: string) {
      await menu(name, 'Put on a ticket…')
      await type(dialog.getByRole('textbox'), number)
      await tap(dialog.getByRole('listitem').getByRole('button').first())
      await expect(dialog).toBeHidden()
    },
    /** A tap with a look at who it is about, and a few letters. */
    seconds: () => taps * 6 + typed * 10,
  }
}

test('fourteen people, half of whom forget the board: in ten minutes the scribe makes the wall true again', async ({
  joins,
  server,
  board,
  browser,
}) => {
  const olga = await runProgram(server.url, board, 'Olga', 'organiser')
  olga.act(openDay, {})
  await expect.poll(() => olga.isSaved()).toBe(true)
  const careful = await plays(
    (name, as) => runProgram(server.url, board, name, as),
    (program) => importList(server.url, board, program, sprintList),
  )
  const sol = await joins('Sol', { device: phone })
  const stream = await watch(server.url, board)
  await expect.poll(() => Object.keys(told(stream.view)).length).toBe(13)
  expect(told(stream.view)).not.toEqual(truth)

  const solId = [...readAll(registersOf(olga.doc), 'people').values()].find(({ name }) => name === 'Sol')!.id
  olga.act(editPerson, { person: solId, role: 'scribe' })
  await sol.opensFloor()
  const add = sol.floor.getByRole('button', { name: 'Add a person' })
  await expect(add).toBeVisible()

  const thumb = thumbOf(sol)
  for (const name of ['Goran', 'Hanna', 'Jordi']) await thumb.seat(name, 'Table 1')
  await thumb.seat('Iker', 'Table 2')
  for (const name of ['Laia', 'Mireia']) await thumb.seat(name, 'Table 3')
  await thumb.ends('Iker', 'Done')
  await thumb.ends('Jordi', 'Let go')
  await thumb.puts('Jordi', '5500')
  await thumb.ends('Kaito', 'Let go')
  await thumb.is('Kaito', 'Left for today')
  await thumb.is('Mireia', 'Away for a while')
  await thumb.tap(add)
  await thumb.type(thumb.dialog.getByLabel('Name', { exact: true }), 'Noor')
  await thumb.dialog.getByLabel('Table').selectOption('Table 2')
  await thumb.tap(thumb.dialog.getByLabel('New here'))
  await thumb.tap(thumb.dialog.getByLabel(/^Their name may be/))
  await thumb.tap(thumb.dialog.getByRole('button', { name: 'Add', exact: true }))
  await expect(thumb.dialog.getByText('Noor is on the board.')).toBeVisible()
  await thumb.tap(thumb.dialog.getByRole('button', { name: 'Close' }))
  await thumb.puts('Noor', '35095')
  expect(thumb.seconds()).toBeLessThan(600)

  await sol.isSaved()
  await expect.poll(() => told(stream.view)).toEqual(truth)
  const wall = await Projector.hang(browser, { url: server.url, board, view: 'now' })
  for (const [name, { at, is }] of Object.entries(truth)) {
    if (at === null || is !== 'here') continue
    await expect(wall.table(at).getByText(name, { exact: true }).first()).toBeVisible()
  }
  await wall.context.close()
  await stream.stop()
  for (const program of [olga, ...careful]) program.leave()
})
