// How tickets, people and links are put into words, and what the search finds.
import { bareTicket } from '@taula/shared/testing'
import { expect, test } from 'vitest'
import type { Upstream } from '@taula/shared/board/kinds/tickets'
import type { Ticket } from '@taula/shared/select/tickets'
import { ticketName } from '@taula/shared/select/ticketName'
import { matches, wordsOf } from '../src/board/search.ts'
import { age, disagreement, pullState, repository, rings } from '../src/board/words.ts'
import { dyeOf, initialsOf } from '../src/parts/hue.ts'
import { wayOf } from '../src/session/HomePage.tsx'

const upstream: Upstream = {
  tracker: 'trac:code.djangoproject.com',
  number: 5500,
  url: 'https://code.djangoproject.com/ticket/5500',
  title: 'Admin forgets the filters',
  kind: 'ticket',
  component: 'contrib.admin',
  flags: ['easy'],
  created: '2008-09-14',
  fetched: 1,
}
const ticket: Ticket = {
  ...bareTicket('t', 'Admin forgets the filters'),
  lane: 'ready',
  rank: 'a0',
  upstream,
  holders: [{ person: 'p', role: 'driver', since: 0, until: undefined, sign: 0, asked: false }],
}
const now = Date.parse('2026-11-21')

test('a ticket is called by its number, else by the beginning of its title', () => {
  expect(ticketName(ticket)).toBe('#5500')
  expect(ticketName({ ...ticket, upstream: undefined })).toBe('“Admin forgets the filters”')
  expect(ticketName({ ...ticket, upstream: undefined, title: 'x'.repeat(80) })).toHaveLength(44)
  expect(ticketName(undefined)).toBe('a ticket')
})

test('age is told in words and in rings, and not at all where the date is not certain', () => {
  expect(age(upstream, now)).toBe('18 years')
  expect(rings(upstream, now)).toBe(5)
  expect(rings({ ...upstream, created: '2026-10-01' }, now)).toBe(1)
  expect(age({ ...upstream, created: '14/09/08' }, now)).toBeUndefined()
  expect(rings({ ...upstream, created: '14/09/08' }, now)).toBe(0)
})

test('upstream that disagrees is named, and so is the state of a pull request', () => {
  expect(disagreement(ticket)).toBeUndefined()
  expect(disagreement({ ...ticket, disagrees: true, upstream: { ...upstream, state: 'merged' } })).toBe(
    'Merged upstream',
  )
  expect(disagreement({ ...ticket, disagrees: true, lane: 'landed' })).toBe('Open upstream')
  expect(pullState({ ...upstream, kind: 'pull', state: 'draft' })).toBe('PR draft')
  expect(pullState(upstream)).toBeUndefined()
})

test('a search finds number, title, component, facts and people, and wants every word', () => {
  const finds = (query: string) => matches(ticket, wordsOf(query), () => 'Mariona Puig')
  expect(
    ['#5500', '550', 'FILTERS', 'contrib.admin', 'easy', 'mariona', 'admin puig'].map(finds),
  ).not.toContain(false)
  expect(finds('admin nobody')).toBe(false)
})

test('a person has initials, and the same dye everywhere', () => {
  expect(initialsOf('Mariona Puig')).toBe('MP')
  expect(initialsOf(' ñusta ')).toBe('Ñ')
  expect(initialsOf('Ada de la Fuente')).toBe('AF')
  expect(dyeOf('GEailqK5uIuN')).toBe(dyeOf('GEailqK5uIuN'))
  expect(dyeOf('')).toBeLessThan(12)
})

test('a pasted link leads to its board with its key, whatever host it names', () => {
  expect(wayOf(' http://192.168.1.20:8080/b/abc#key=K-_1 ')).toBe('/b/abc#key=K-_1')
  expect(wayOf('/b/abc')).toBe('/b/abc')
  expect(wayOf('http://example.org/')).toBeUndefined()
})

test('a number says which repository it is from, and the search finds it by that', () => {
  const issue: Upstream = { ...upstream, tracker: 'gh:django/asgiref', number: 12 }
  expect(repository(issue)).toBe('django/asgiref')
  expect(repository(upstream)).toBeUndefined()
  expect(matches({ ...ticket, upstream: issue }, wordsOf('asgiref #12'), () => '')).toBe(true)
})
