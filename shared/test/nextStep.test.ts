// The next human step, for every lane.
import { describe, expect, it } from 'vitest'
import type { Lane, Upstream } from '../src/board/kinds/tickets.ts'
import { nextStep } from '../src/select/nextStep.ts'
import { ticketOf } from '../src/select/tickets.ts'
import { emptyRecord } from '../src/board/registers.ts'
import type { Entity } from '../src/board/schema.ts'

const upstream: Upstream = {
  tracker: 'trac:x',
  number: 5500,
  url: 'https://x.example/5500',
  title: 'An old one',
  kind: 'ticket',
  fetched: 1,
}
const claim = (person: string, turns = 1): Entity<'claims'> => ({
  ...(emptyRecord('claims', `t.${person}`) as Entity<'claims'>),
  role: 'driver',
  begun: { [turns]: { at: 1, by: person } },
})
function step(lane: Lane, facts: Partial<Upstream> = {}, claims: readonly Entity<'claims'>[] = []): string {
  const record: Entity<'tickets'> = {
    ...(emptyRecord('tickets', 't') as Entity<'tickets'>),
    upstream: { ...upstream, ...facts },
    place: { lane, rank: 'a0' },
  }
  const ticket = ticketOf(record, claims, (id) => id)
  if (!ticket) throw new Error('not on the board')
  return nextStep(ticket)
}

describe('the next step', () => {
  it.each<[string, Lane, Partial<Upstream>, Entity<'claims'>[]]>([
    ['Check whether it still holds', 'triage', {}, []],
    ['Claim it', 'ready', {}, []],
    ['Good first ticket: claim it', 'ready', { flags: ['easy'] }, []],
    ['Check the patch', 'ready', { flags: ['patch'] }, []],
    ['Write tests', 'ready', { flags: ['patch', 'needsTests'] }, []],
    ['Take over where it was left', 'doing', {}, []],
    ['Make a first patch', 'doing', {}, [claim('ada')]],
    ['Make a first patch', 'ready', {}, [claim('ada')]],
    ['Bring the patch to review', 'doing', { flags: ['patch'] }, [claim('ada')]],
    ['Bring the patch to review', 'doing', { kind: 'pull' }, [claim('ada')]],
    ['Improve the patch', 'doing', { flags: ['patch', 'needsImprovement', 'needsDocs'] }, [claim('ada')]],
    ['Finish the draft', 'doing', { kind: 'pull', state: 'draft' }, [claim('ada')]],
    ['Pair up?', 'doing', {}, [claim('ada'), claim('bo')]],
    ['Review the patch', 'review', {}, []],
    ['Ready for check-in: merge it', 'review', { stage: 'Ready for checkin' }, []],
    ['Write docs', 'waiting', { flags: ['needsDocs'] }, []],
    ['Find out what it waits for', 'waiting', {}, []],
    ['Tell the others', 'landed', {}, []],
    ['Tell the others', 'landed', { state: 'merged' }, []],
    ['Still open upstream: close it there', 'landed', { state: 'open' }, []],
    ['Closed upstream: land or park it', 'review', { state: 'closed' }, []],
    ['Closed upstream: land or park it', 'doing', { state: 'merged' }, [claim('ada')]],
    ['Not this sprint', 'parked', { state: 'open' }, []],
  ])('%s (%s, %j)', (expected, lane, facts, claims) => {
    expect(step(lane, facts, claims)).toBe(expected)
  })
})
