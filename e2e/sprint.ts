// A made-up sprint for pictures and rehearsals: fourteen people at three tables, a list of tickets, and who is on what.
import { claimTicket } from '@taula/shared/ops/claims'
import { addPerson, seatPerson } from '@taula/shared/ops/people'
import { addTable, editTable } from '@taula/shared/ops/tables'
import { moveTicket } from '@taula/shared/ops/tickets'
import { readAll, registersOf } from '@taula/shared/board/registers'
import { upstreamId } from '@taula/shared/board/ids'
import { seededRandom, value } from '@taula/shared/testing'
import type { CreateBoardAnswer } from '@taula/shared/protocol/http'
import { importList, runProgram } from './program.ts'
import type { Program } from './program.ts'

const people = [
  'Amélie',
  'Bogdan',
  'Carme',
  'Dara',
  'Enric',
  'Fatou',
  'Goran',
  'Hanna',
  'Iker',
  'Jordi',
  'Kaito',
  'Laia',
  'Mireia',
  'Noor',
]
const newHere = new Set(['Dara', 'Fatou', 'Iker', 'Kaito', 'Noor'])
const mentors = new Set(['Carme', 'Hanna'])
const tables = [
  { label: 'By the window', theme: 'ORM and migrations', lead: 'Hanna', seats: 6 },
  { label: 'Long table', theme: 'Docs and first tickets', lead: 'Carme', seats: 8 },
  { label: 'Corner', theme: 'Admin and forms', lead: null, seats: null },
] as const

const header =
  'id,Summary,Status,Owner,Type,Component,Triage Stage,Has patch,Needs documentation,Needs tests,Patch needs improvement,Easy pickings,Reporter,Created'
const rows = [
  '5500,Admin forgets the list filters after saving an object,new,,Bug,contrib.admin,Accepted,0,0,0,0,0,ruth,2007-09-14',
  '11407,Version option prints but does not exit,new,,Bug,Core (Management commands),Accepted,0,0,0,0,1,karen,2009-06-30',
  '13008,Never cache decorator misses a header,new,,Bug,Core (Cache system),Accepted,1,0,0,1,0,harm,2010-03-02',
  '14722,Last modified ignores a missing etag,new,,Bug,HTTP handling,Accepted,1,0,0,0,0,lamby,2010-11-18',
  '19891,Run the test suite on every push of a fork,assigned,dok,Cleanup/optimization,Testing framework,Unreviewed,0,0,0,0,0,marko,2013-02-23',
  '20147,Say in the docs when a lookup was added,new,,New feature,Documentation,Accepted,0,0,0,0,1,petra,2013-03-27',
  '21961,Foreign keys that restrict in the database itself,assigned,nick,New feature,Database layer,Accepted,1,1,1,0,0,xof,2014-02-05',
  '22712,Static files finder loses the letter case of a path,new,,Bug,contrib.staticfiles,Accepted,0,0,0,0,0,tomek,2014-05-27',
  '24686,Move a model from one app to another,new,,New feature,Migrations,Accepted,0,0,0,0,0,carl,2015-04-22',
  '25313,Document how to change the user model in mid-project,new,,Cleanup/optimization,Documentation,Accepted,1,0,0,0,0,aymeric,2015-08-25',
  '26434,Ordering is dropped by a grouped aggregation,assigned,chinmoy,Bug,Database layer,Accepted,1,0,1,0,0,kamal,2016-04-01',
  '27150,Empty file uploads are not told from missing ones,new,,Bug,File uploads/storage,Accepted,0,0,0,0,1,jon,2016-08-30',
  '28646,Index on a unique column is made twice,new,,Bug,Migrations,Accepted,1,0,0,0,0,hari,2017-09-28',
  '29244,Raw query sets take no dictionary of parameters,new,,Bug,Database layer,Unreviewed,0,0,0,0,0,maria,2018-03-20',
  '30382,Show which fixture a failing load came from,new,,Cleanup/optimization,Core (Serialization),Accepted,0,0,0,0,1,ivo,2019-04-18',
  '31202,Locale middleware keeps the wrong redirect,new,,Bug,Internationalization,Unreviewed,0,0,0,0,0,luis,2020-01-24',
  '32519,Updates inside a stored JSON value,assigned,baptiste,New feature,Database layer,Accepted,1,1,0,1,0,shon,2021-03-05',
  '33497,Connections kept by the thread that made them,new,,New feature,Database layer,Ready for checkin,1,0,0,0,0,sarah,2022-02-06',
  '34455,Colours of the admin in forced-colours mode,new,,Cleanup/optimization,contrib.admin,Accepted,0,0,0,0,0,thibaud,2023-04-04',
  '35095,A clearer error when a template tag is not closed,new,,Cleanup/optimization,Template system,Accepted,0,0,0,0,1,anna,2024-01-08',
  '35444,Query explain prints nothing for an empty set,closed,anna,Bug,Database layer,Accepted,1,0,0,0,0,devin,2024-05-09',
  '36005,A tutorial page on the sprint itself,new,,New feature,Documentation,Accepted,0,0,0,0,1,olga,2024-12-12',
]
export const sprintList = [header, ...rows].join('\n')

export interface Sprint {
  readonly organiser: Program
  readonly people: readonly Program[]
  leave(): void
}

/** Fills a board: everybody joins and sits down, a list comes in, and work is under way. */
export async function fillSprint(url: string, board: CreateBoardAnswer): Promise<Sprint> {
  const programs: Program[] = []
  for (const name of people) {
    programs.push(
      await runProgram(url, board, name, mentors.has(name) ? 'mentor' : 'sprinter', newHere.has(name)),
    )
  }
  const by = (name: string) => programs[people.indexOf(name)]!
  await importList(url, board, by('Carme'), sprintList)
  const ticket = (number: number) => upstreamId('trac:code.djangoproject.com', number)
  const doc = by('Carme').doc
  await until(() => readAll(registersOf(doc), 'tickets').size === rows.length)
  const ids = [...readAll(registersOf(doc), 'tables').keys()]
  const organiser = await runProgram(url, board, 'Olga', 'organiser')
  ids.forEach((table, i) => {
    const { lead, ...facts } = tables[i]!
    organiser.act(editTable, { table, ...facts, lead: lead && by(lead).me })
  })
  // Hanna's table comes first, Carme's second; the last to come has not sat down yet.
  programs.slice(0, -1).forEach((program, i) => program.act(seatPerson, { table: ids[(i + 2) % 3]! }))
  const claims: readonly [string, number][] = [
    ['Amélie', 5500],
    ['Bogdan', 26434],
    ['Dara', 35095],
    ['Enric', 24686],
    ['Fatou', 20147],
    ['Jordi', 22712],
    ['Laia', 24686],
    ['Iker', 30382],
  ]
  for (const [name, number] of claims) by(name).act(claimTicket, { ticket: ticket(number) })
  by('Hanna').act(claimTicket, { ticket: ticket(20147), role: 'pair' })
  by('Goran').act(moveTicket, { ticket: ticket(35444), lane: 'landed' })
  by('Mireia').act(moveTicket, { ticket: ticket(28646), lane: 'landed' })
  const everybody = [organiser, ...programs]
  return { organiser, people: programs, leave: () => everybody.forEach((program) => program.leave()) }
}

/** Fills the room as in a large hall: 150 people at 12 tables, most of them on something. Answers when all is there. */
export function fillHall({ organiser }: Sprint): void {
  const random = seededRandom(150)
  const from = registersOf(organiser.doc)
  for (const label of hallTables) value(organiser.act(addTable, { label }))
  const tables = [...readAll(from, 'tables').keys()]
  const tickets = [...readAll(from, 'tickets').keys()]
  for (let i = readAll(from, 'people').size; i < 150; i++) {
    const name = `${random.pick(people)} ${String.fromCodePoint(65 + random.int(0, 25))}.`
    const facts = { newHere: random.chance(0.3), remote: random.chance(0.06) }
    const person = value(organiser.act(addPerson, { name, ...facts }))
    if (!facts.remote && random.chance(0.95))
      organiser.act(seatPerson, { person, table: random.pick(tables) })
    if (random.chance(0.7)) organiser.act(claimTicket, { ticket: random.pick(tickets), person, role: 'pair' })
  }
}
const hallTables = Array.from({ length: 9 }, (_, i) => `Table ${i + 4}`)

async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => setImmediate(resolve))
}
