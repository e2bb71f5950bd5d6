// "Find me something": who is offered what, in which order, and in which words.
import { describe, expect, it } from 'vitest'
import type { Upstream } from '../src/board/kinds/tickets.ts'
import { emptyRecord } from '../src/board/registers.ts'
import type { Entity } from '../src/board/schema.ts'
import { fingerprint } from '../src/select/checked.ts'
import { findMeSomething } from '../src/select/find.ts'
import type { Seeker } from '../src/select/find.ts'
import { ticketOf } from '../src/select/tickets.ts'
import type { Ticket } from '../src/select/tickets.ts'

const upstream: Upstream = {
  tracker: 'trac:x',
  number: 1,
  url: 'https://x.example/1',
  title: 'An old one',
  kind: 'ticket',
  state: 'open',
  fetched: 1,
}
type Facts = Partial<Omit<Entity<'tickets'>, 'upstream'>> & { readonly upstream?: Partial<Upstream> }

function ticket(id: string, { upstream: said, ...facts }: Facts = {}, holder?: string): Ticket {
  const claims: Entity<'claims'>[] = holder
    ? [
        {
          ...(emptyRecord('claims', `${id}.${holder}`) as Entity<'claims'>),
          begun: { 1: { at: 1, by: holder } },
        },
      ]
    : []
  const record = {
    ...(emptyRecord('tickets', id) as Entity<'tickets'>),
    place: { lane: 'ready' as const, rank: 'a0' },
    ...facts,
    upstream: { ...upstream, ...said },
  }
  const drawn = ticketOf(record, claims, (id) => id)
  if (!drawn) throw new Error('not on the board')
  return drawn
}
const check = (said: Partial<Upstream> = {}, firstStep: string | null = null) => ({
  at: 1,
  by: 'mo',
  firstStep,
  upstream: fingerprint({ ...upstream, ...said }),
})
const newcomer: Seeker = { id: 'dara', newHere: true, skills: [], wants: [] }
const sprinter: Seeker = { id: 'ada', newHere: false, skills: [], wants: [] }
const find = (seeker: Seeker, tickets: readonly Ticket[]) =>
  findMeSomething({ seeker, tickets, nameOf: (id) => (id === 'mo' ? 'Mo' : id) })
const ids = (seeker: Seeker, tickets: readonly Ticket[]) =>
  find(seeker, tickets).map(({ ticket }) => ticket.id)
const easy = { upstream: { flags: ['easy' as const] } }

describe('find me something', () => {
  it('offers exactly three of many, fewer only where there are not three, and always with reason, step and time', () => {
    const many = Array.from({ length: 50 }, (_, i) => ticket(`t${i}`))
    for (const seeker of [newcomer, sprinter]) {
      expect(find(seeker, many)).toHaveLength(3)
      expect(find(seeker, many.slice(0, 2))).toHaveLength(2)
      expect(find(seeker, [])).toEqual([])
      for (const { reasons, firstStep, time } of find(seeker, many)) {
        expect(reasons.length).toBeGreaterThan(0)
        expect([...reasons, firstStep, time].every((words) => /\S/.test(words))).toBe(true)
      }
    }
  })

  it('never one that somebody is on, that is blocked, elsewhere, over upstream, split, or kept for another', () => {
    const whole = ticket('whole')
    const tickets = [
      ticket('held', {}, 'bo'),
      ticket('blocked', { blocked: 'The release' }),
      ticket('triage', { place: { lane: 'triage', rank: 'a0' } }),
      ticket('landed', { place: { lane: 'landed', rank: 'a0' } }),
      ticket('over', { upstream: { state: 'closed' } }),
      ticket('kept', { reserved: { at: 1, by: 'mo', person: 'bo' } }),
      whole,
      ticket('piece', { partOf: 'whole' }),
    ]
    expect(ids(newcomer, tickets)).toEqual(['piece'])
    expect(ids(sprinter, tickets)).toEqual(['piece'])
    expect(ids(sprinter, [whole])).toEqual(['whole'])
  })

  it('for newcomers: kept for them, checked, changed since, kept for newcomers, easy, short, any, several days', () => {
    const order = [
      ticket('mine', { reserved: { at: 1, by: 'mo', person: 'dara' } }),
      ticket('checked', { checked: check() }),
      ticket('stale', { checked: check({ title: 'Before' }) }),
      ticket('forNew', { reserved: { at: 1, by: 'mo', person: null } }),
      ticket('easy', easy),
      ticket('short', { effort: 'minutes' }),
      ticket('any'),
      ticket('days', { effort: 'days' }),
    ]
    for (const [i] of order.entries()) {
      const rest = order.slice(i)
      expect(ids(newcomer, rest.toReversed())).toEqual(rest.slice(0, 3).map(({ id }) => id))
    }
  })

  it('for others: what they know or want first, newcomers’ tickets last, what is kept for newcomers not at all', () => {
    const tickets = [
      ticket('forNew', { reserved: { at: 1, by: 'mo', person: null } }),
      ticket('checked', { checked: check() }),
      ticket('any'),
      ticket('orm', { upstream: { component: 'Database layer (models, ORM)' } }),
      ticket('docs', { upstream: { flags: ['needsDocs'] } }),
    ]
    const seeker = { ...sprinter, skills: ['ORM'], wants: ['Documentation'] }
    expect(new Set(ids(seeker, tickets).slice(0, 2))).toEqual(new Set(['orm', 'docs']))
    expect(ids(seeker, tickets)[2]).toBe('any')
    expect(ids(sprinter, tickets.slice(0, 2))).toEqual(['checked'])
  })

  it('is the same whenever it is asked, in whatever order tickets come; another person gets others of the same worth', () => {
    const many = Array.from({ length: 60 }, (_, i) => ticket(`t${i}`, { checked: check() }))
    expect(ids(newcomer, many.toReversed())).toEqual(ids(newcomer, many))
    const all = Array.from({ length: 14 }, (_, i) => ids({ ...newcomer, id: `p${i}` }, many))
    expect(new Set(all.flat()).size).toBeGreaterThan(14)
  })

  it('says why, where to begin and how long it may take', () => {
    const one = ticket('t', {
      ...easy,
      checked: check({ flags: ['easy'], component: 'Forms' }, 'Run the form tests'),
      effort: 'hour',
      upstream: { flags: ['easy'], component: 'Forms' },
    })
    expect(find({ ...newcomer, wants: ['forms'] }, [one])).toEqual([
      {
        ticket: one,
        reasons: ['Mo checked it for newcomers', 'You want to work on forms', 'Upstream calls it easy'],
        firstStep: 'Run the form tests',
        time: 'an hour or two',
      },
    ])
    const stale = ticket('t', { checked: check({ title: 'Before' }) })
    expect(find(newcomer, [stale])[0]?.reasons).toEqual(['Mo checked it, but it has changed upstream since'])
    expect(find(newcomer, [ticket('t')])[0]?.reasons[0]).toContain('ask a mentor')
  })

  it('compares whole words, give or take an ending: UI is not in “build”, “test” is in “Tests”', () => {
    const build = ticket('build', { upstream: { component: 'Build system' } })
    const tests = ticket('tests', { upstream: { labels: ['Tests'] } })
    const why = (wants: string, one: Ticket) => find({ ...sprinter, wants: [wants] }, [one])[0]?.reasons
    expect(why('UI', build)).toEqual(['Nobody is on it'])
    expect(why('test', tests)).toEqual(['You want to work on test'])
    expect(why('...', tests)).toEqual(['Nobody is on it'])
  })
})
