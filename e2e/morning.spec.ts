// One morning of fourteen simulated people on the wall: they come in, sit down, claim, pair, land and leave, while the
// server is killed once. Nobody touches the projector, and what it shows is true at each turn.
import { registersOf } from '@taula/shared/board/registers'
import { answerPairUp, claimTicket, endClaim } from '@taula/shared/ops/claims'
import { editPerson, seatPerson } from '@taula/shared/ops/people'
import { moveTicket } from '@taula/shared/ops/tickets'
import { seededRandom } from '@taula/shared/testing'
import { createBoardView } from '@taula/shared/view/boardView'
import { longTracList } from './lists.ts'
import { importList, runProgram } from './program.ts'
import type { Program } from './program.ts'
import { Projector } from './projector.ts'
import { expect, ownServer, test as base } from './stage.ts'

const test = base.extend(ownServer())

/** Where everybody sits, by the wall and by the document: ids of people by table. */
type Seating = Readonly<Record<string, readonly string[]>>

const seatingOnWall = ({ page }: Projector): Promise<Seating> =>
  page.locator('[data-table]').evaluateAll((tables) => {
    const at: Record<string, string[]> = {}
    for (const table of tables) {
      const id = table.getAttribute('data-table') ?? ''
      const people = [...table.querySelectorAll('[data-person]')].map(
        (person) => person.getAttribute('data-person') ?? '',
      )
      at[id] = [...(at[id] ?? []), ...people].toSorted()
    }
    return at
  })

function seatingBy({ doc }: Program): Seating {
  const view = createBoardView(registersOf(doc))
  const at = view.tables.get().map((id) => [id, [...view.seated(id).get()].toSorted()])
  view.close()
  return Object.fromEntries(at)
}

/** Who is on what, as the rows of the room say it: the title that each of them stands with. */
const workOnWall = ({ page }: Projector): Promise<Readonly<Record<string, string>>> =>
  page.locator('[data-table] [data-ticket]').evaluateAll((rows) => {
    const on: Record<string, string> = {}
    for (const row of rows)
      for (const person of row.querySelectorAll('[data-person]'))
        on[person.getAttribute('data-person') ?? ''] = row.getAttribute('data-ticket') ?? ''
    return on
  })

function workBy({ doc }: Program): Readonly<Record<string, string>> {
  const view = createBoardView(registersOf(doc))
  const on = view.people.get().flatMap((person) => {
    const ticket = view.holding(person).get().at(-1)
    return ticket === undefined || view.seat(person).get() === null ? [] : [[person, ticket]]
  })
  view.close()
  return Object.fromEntries(on)
}

test('[I10] fourteen people and one morning: the wall is true at each turn, through a killed server, untouched', async ({
  browser,
  server,
  board,
}) => {
  const wall = await Projector.hang(browser, { url: server.url, board, view: 'now' })
  const lanes = await Projector.hang(browser, { url: server.url, board, view: 'board' })
  const random = seededRandom(14)
  const people: Program[] = []
  for (let i = 0; i < 14; i++)
    people.push(
      await runProgram(server.url, board, `Person ${i + 1}`, i === 0 ? 'mentor' : 'sprinter', i > 8),
    )
  const [mentor, ...others] = people as [Program, ...Program[]]
  const isTrue = async () => {
    await expect.poll(() => seatingOnWall(wall)).toEqual(seatingBy(mentor))
    await expect.poll(() => workOnWall(wall)).toEqual(workBy(mentor))
  }
  const everybodyIsHeard = () =>
    expect.poll(() => people.every((program) => program.isSaved()), { timeout: 30_000 }).toBe(true)

  // Eight o'clock: they come in and sit down; one is seated by the mentor.
  const tables = Object.keys(seatingBy(mentor))
  others.slice(1).forEach((program, i) => program.act(seatPerson, { table: tables[i % 3]! }))
  mentor.act(seatPerson, { table: tables[0]! })
  mentor.act(seatPerson, { person: others[0]!.me, table: tables[1]! })
  await everybodyIsHeard()
  await isTrue()

  // The tickets come in, and everybody takes one of their own.
  await importList(server.url, board, mentor, longTracList(80))
  const view = createBoardView(registersOf(mentor.doc))
  await expect.poll(() => view.tickets.get().length).toBe(80)
  const tickets = [...view.lane('ready').get(), ...view.lane('triage').get()]
  people.forEach((program, i) => program.act(claimTicket, { ticket: tickets[i]! }))
  await everybodyIsHeard()
  await isTrue()
  await expect(lanes.page.locator('[data-lane="doing"]')).toHaveAttribute('aria-label', 'In progress, 14')

  // Two meet on one ticket.
  people[3]!.act(claimTicket, { ticket: tickets[5]! })
  await expect(wall.table('Pair up?').getByText('Person 4')).toBeVisible()
  people[5]!.act(answerPairUp, { ticket: tickets[5]!, how: 'together' })
  await expect(wall.table('Pair up?')).toHaveCount(0)

  // Power cut in the middle of the morning, and people go on meanwhile.
  await server.kill()
  await expect(wall.page.locator('[data-status]')).not.toHaveAttribute('data-status', 'live')
  await expect(wall.page.getByText(/As of \d\d:\d\d/)).toBeVisible()
  for (const program of people) {
    if (random.chance(0.5)) program.act(seatPerson, { table: random.pick(tables) })
  }
  people
    .slice(0, 5)
    .forEach((program, i) =>
      program.act(moveTicket, { ticket: tickets[i]!, lane: random.pick(['landed', 'review'] as const) }),
    )
  await server.start()
  await everybodyIsHeard()
  await wall.isLive()
  await isTrue()

  // Late morning: some let go, one goes home, one would rather not be named on the wall.
  people
    .slice(6, 9)
    .forEach((program, i) => program.act(endClaim, { ticket: tickets[6 + i]!, how: 'released' }))
  people[12]!.act(seatPerson, { table: null })
  people[13]!.act(editPerson, { person: people[13]!.me, nameInRoom: false })
  await everybodyIsHeard()
  await expect(wall.page.getByText('Person 14')).toHaveCount(0)
  const named = (seating: Seating) =>
    Object.values(seating)
      .flat()
      .filter((id) => id !== people[13]!.me)
      .toSorted()
  await expect.poll(async () => named(await seatingOnWall(wall))).toEqual(named(seatingBy(mentor)))
  const landed = view.lane('landed').get().length
  await expect(lanes.page.locator('.counts li').filter({ hasText: 'Landed' }).first()).toContainText(
    `${landed}`,
  )
  expect(await wall.faults()).toEqual([])
  expect(await lanes.faults()).toEqual([])

  view.close()
  for (const program of people) program.leave()
  await Promise.all([wall, lanes].map(({ context }) => context.close()))
})
