// A room for tests of who is suggested: people who came in today, and nothing else that speaks for or against them.
import { bareTicket } from '../src/testing/index.ts'
import { emptyRecord } from '../src/board/registers.ts'
import type { Entity } from '../src/board/schema.ts'
import type { Room } from '../src/select/free.ts'
import type { Pairing } from '../src/select/pairings.ts'
import type { SprintDay } from '../src/select/sprintDay.ts'
import type { Ticket } from '../src/select/tickets.ts'

export const now = Date.UTC(2026, 10, 25, 10)
export const day = { is: 'open', day: '2026-11-25' } as Extract<SprintDay, { is: 'open' }>

type Said = Partial<{ [F in keyof Entity<'people'>]: Entity<'people'>[F] | undefined }>

export const anyone = (id: string, said: Said = {}): Entity<'people'> => ({
  ...(emptyRecord('people', id) as Entity<'people'>),
  name: id,
  role: 'sprinter',
  joined: { at: now - 3_600_000, by: id },
  ...said,
})

export const aRoom = (people: readonly Entity<'people'>[], more: Partial<Room> = {}): Room => ({
  people,
  whom: (id) => id,
  seatOf: () => null,
  themeOf: () => null,
  holding: () => [],
  ticketOf: () => undefined,
  help: [],
  pairings: [],
  mentorLoad: undefined,
  day,
  timeZone: 'UTC',
  now,
  ...more,
})

export const aPairing = (people: readonly string[], more: Partial<Pairing> = {}): Pairing => ({
  id: people.join('-'),
  kind: 'peer',
  ticket: null,
  at: now - 60_000,
  by: people[0] ?? '',
  people,
  asked: [],
  all: people,
  isOn: true,
  endedAt: undefined,
  ...more,
})

export const aTicket = (
  id: string,
  number: number,
  component: string,
  people: readonly string[] = [],
): Ticket => ({
  ...bareTicket(id, `Ticket ${number}`),
  lane: 'doing',
  rank: 'a',
  upstream: {
    tracker: 'trac:x',
    number,
    url: 'https://x',
    title: 'T',
    kind: 'ticket',
    component,
  } as NonNullable<Ticket['upstream']>,
  holders: people.map((person) => ({
    person,
    role: 'driver',
    since: now,
    until: undefined,
    asked: false,
    sign: now,
  })),
})
