// [I1] A ticket's lane is a pure function of its place and of whether somebody is on it.
import { describe, expect, it } from 'vitest'
import type { Lane } from '../src/board/kinds/tickets.ts'
import { standing } from '../src/select/lanes.ts'

describe('[I1] one lane', () => {
  it.each<[Lane | undefined, Lane, Lane, boolean]>([
    // placed, lane when somebody is on it, lane when nobody is, whether the latter says "was in progress"
    [undefined, 'doing', 'triage', false],
    ['triage', 'doing', 'triage', false],
    ['ready', 'doing', 'ready', false],
    ['doing', 'doing', 'ready', true],
    ['review', 'review', 'review', false],
    ['waiting', 'waiting', 'waiting', false],
    ['landed', 'landed', 'landed', false],
    ['parked', 'parked', 'parked', false],
  ])('placed in %s: %s with somebody on it, %s without', (placed, claimed, free, wasInProgress) => {
    expect(standing(placed, true)).toEqual({ lane: claimed, wasInProgress: false })
    expect(standing(placed, false)).toEqual({ lane: free, wasInProgress })
  })
})
