// Where a ticket is put when it first comes onto the board.
import { describe, expect, it } from 'vitest'
import { parseList } from '../src/import/parseList.ts'

const laneOf = (content: string) =>
  parseList(content, { trac: 'https://code.djangoproject.com' }).items.map(({ lane }) => lane)

describe('first lane', () => {
  it.each([
    ['Unreviewed,new,,0,0,0,0', 'triage'],
    ['Unreviewed,new,,1,0,0,0', 'triage'],
    ['Accepted,new,,0,0,0,0', 'ready'],
    ['accepted,assigned,,1,0,0,0', 'review'],
    ['Accepted,new,,1,1,0,0', 'waiting'],
    ['Accepted,new,,1,0,1,0', 'waiting'],
    ['Accepted,new,,1,0,0,1', 'waiting'],
    ['Ready for checkin,new,,1,0,0,0', 'review'],
    ['Someday/Maybe,new,,0,0,0,0', 'parked'],
    ['Design decision needed,new,,0,0,0,0', 'triage'],
    [',new,,1,0,0,0', 'triage'],
    ['Accepted,closed,fixed,1,0,0,0', 'landed'],
    ['Unreviewed,closed,Fixed,0,0,0,0', 'landed'],
    ['Ready for checkin,closed,wontfix,1,0,0,0', 'parked'],
    ['Accepted,closed,,0,0,0,0', 'parked'],
  ])('Trac: %s is %s', (cells, lane) => {
    const header = 'id,summary,stage,status,resolution,has_patch,needs_docs,needs_tests,needs_better_patch'
    expect(laneOf(`${header}\n1,One,${cells}`)).toEqual([lane])
  })

  it('Trac without a stage: open is triage, closed and fixed landed, closed otherwise parked', () => {
    const content =
      'id,summary,status,resolution\n1,a,reopened,\n2,b,closed,fixed\n3,c,closed,invalid\n4,d,closed,\n5,e,,'
    expect(laneOf(content)).toEqual(['triage', 'landed', 'parked', 'parked', 'triage'])
  })

  it.each([
    [{ state: 'open' }, 'ready'],
    [{ state: 'closed', state_reason: 'completed' }, 'landed'],
    [{ state: 'closed', state_reason: null }, 'landed'],
    [{ state: 'closed', state_reason: 'not_planned' }, 'parked'],
    [{ state: 'CLOSED', stateReason: 'DUPLICATE' }, 'parked'],
    [{ state: 'open', pull_request: { url: 'x' } }, 'review'],
    [{ state: 'open', pull_request: { url: 'x' }, draft: true }, 'waiting'],
    [{ state: 'closed', pull_request: { url: 'x', merged_at: '2020-01-01T00:00:00Z' } }, 'landed'],
    [{ state: 'closed', pull_request: { url: 'x', merged_at: null } }, 'parked'],
    [{ state: 'open', pull_request: { html_url: null, diff_url: null } }, 'ready'],
    [{}, 'triage'],
  ])('GitHub: %j is %s', (facts, lane) => {
    const issue = { html_url: 'https://github.com/a/b/issues/1', number: 1, title: 'One', ...facts }
    expect(laneOf(JSON.stringify([issue]))).toEqual([lane])
  })

  it('references and titles are triage', () => {
    expect(laneOf('#5500\na/b#12\nhttps://github.com/a/b/pull/3\nA title')).toEqual(Array(4).fill('triage'))
  })
})
