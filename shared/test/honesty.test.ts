// Upstream honesty: who is reminded to assign a ticket to themselves, and who reviews their own work.
import { describe, expect, it } from 'vitest'
import type { ClaimRole } from '../src/board/kinds/claims.ts'
import type { Lane, Upstream } from '../src/board/kinds/tickets.ts'
import { emptyRecord } from '../src/board/registers.ts'
import type { Entity } from '../src/board/schema.ts'
import { assignmentOf, reviewsOwnWork } from '../src/select/honesty.ts'
import { ticketOf } from '../src/select/tickets.ts'
import type { Ticket } from '../src/select/tickets.ts'

type Roles = Readonly<Record<string, ClaimRole>>

function ticket(upstream: Partial<Upstream>, roles: Roles, lane: Lane = 'doing'): Ticket {
  const claimOf = ([person, role]: [string, ClaimRole]): Entity<'claims'> => ({
    ...(emptyRecord('claims', `t.${person}`) as Entity<'claims'>),
    role,
    begun: { 1: { at: 1, by: person } },
  })
  const claims = Object.entries(roles).map(claimOf)
  const said = { number: 1, url: 'https://x.example/1', title: 'Old', fetched: 1 }
  const record: Entity<'tickets'> = {
    ...(emptyRecord('tickets', 't') as Entity<'tickets'>),
    place: { lane, rank: 'a0' },
    upstream: { tracker: 'trac:x', kind: 'ticket', state: 'open', ...said, ...upstream },
  }
  const drawn = ticketOf(record, claims, (id) => id)
  if (!drawn) throw new Error('not on the board')
  return drawn
}
const handles = (person: string) =>
  ({ ada: { trac: '@AdaL', github: 'ada-l' }, bo: { trac: 'bo' } })[person] as
    | Entity<'people'>['handle']
    | undefined
const drives: Roles = { ada: 'driver' }
const remind = (upstream: Partial<Upstream>, roles = drives, lane?: Lane) =>
  assignmentOf(ticket(upstream, roles, lane), 'ada', handles)

describe('a claimed Trac ticket', () => {
  it('reminds who drives it where it is nobody’s or somebody else’s upstream', () => {
    expect(remind({ owner: null })).toEqual({ is: 'nobody' })
    expect(remind({ owner: 'cy' })).toEqual({ is: 'other', owner: 'cy' })
    expect(assignmentOf(ticket({ owner: 'cy' }, { cy: 'driver' }), 'cy', handles)).toEqual({
      is: 'other',
      owner: 'cy',
    })
  })

  it('is well where it is theirs, whatever case or @ it is written with, or a partner’s', () => {
    expect(remind({ owner: 'adal' })).toBeUndefined()
    expect(remind({ owner: 'bo' }, { ada: 'driver', bo: 'pair' })).toBeUndefined()
    expect(remind({ owner: 'bo' })).toEqual({ is: 'other', owner: 'bo' })
  })

  it('reminds nobody where the list did not say, on GitHub, once it is over, or who does not drive it', () => {
    expect(remind({})).toBeUndefined()
    expect(remind({ owner: null, tracker: 'gh:django/django', kind: 'issue' })).toBeUndefined()
    expect(remind({ owner: null, state: 'closed' })).toBeUndefined()
    expect(remind({ owner: null }, drives, 'landed')).toBeUndefined()
    for (const role of ['pair', 'reviewer', 'shadow'] as const) {
      expect(remind({ owner: null }, { ada: role })).toBeUndefined()
    }
    expect(remind({ owner: null }, { bo: 'driver' })).toBeUndefined()
  })
})

describe('a reviewer', () => {
  const reviews = (upstream: Partial<Upstream>, roles: Roles = { ada: 'reviewer' }) =>
    reviewsOwnWork(ticket(upstream, roles, 'review'), 'ada', handles)
  const pull = { tracker: 'gh:django/django', kind: 'pull' as const }

  it('is warned of their own pull request and of a ticket that is theirs upstream', () => {
    expect(reviews({ ...pull, reporter: 'Ada-L' })).toBe(true)
    expect(reviews({ owner: 'AdaL' })).toBe(true)
  })

  it('is not warned of others’ work, of a ticket they only reported, by the handle of another tracker, or in another part', () => {
    expect(reviews({ ...pull, reporter: 'bo' })).toBe(false)
    expect(reviews({ ...pull, reporter: 'AdaL' })).toBe(false)
    expect(reviews({ owner: null, reporter: 'AdaL' })).toBe(false)
    expect(reviews({ ...pull, reporter: 'ada-l' }, { ada: 'driver' })).toBe(false)
    expect(reviews({})).toBe(false)
  })
})
