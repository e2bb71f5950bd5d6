// Ranks: always a place between two others, short enough, and never the same for two people at once.
import { describe, expect, it } from 'vitest'
import { maxRankLength } from '../src/board/limits.ts'
import { byRank, isRank, rankBetween, ranksBehind } from '../src/board/rank.ts'
import { seededRandom } from '../src/testing/index.ts'

describe('a rank between two others', () => {
  it('lies between them, at both ends of the list too', () => {
    const { next, int } = seededRandom(3)
    const ranks = [rankBetween(null, null, next)]
    for (let i = 0; i < 500; i++) {
      const at = int(0, ranks.length)
      const rank = rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null, next)
      ranks.splice(at, 0, rank)
      expect(isRank(rank)).toBe(true)
    }
    expect(ranks.toSorted()).toEqual(ranks)
    expect(new Set(ranks).size).toBe(ranks.length)
  })

  it('is another for two people who insert at the same place at once', () => {
    const { next } = seededRandom(4)
    const places = [
      [null, null],
      ['a0', null],
      [null, 'a0'],
      ['a0', 'a1'],
      ['a0', 'a0V'],
    ] as const
    for (const [after, before] of places) {
      const ranks = Array.from({ length: 20 }, () => rankBetween(after, before, next))
      expect(new Set(ranks).size).toBe(20)
    }
  })

  it.each([
    ['behind the first', 1],
    ['before the last', 0],
  ] as const)('two thousand inserts %s stay well inside the limit', (_where, keepLow) => {
    const { next } = seededRandom(5)
    let [low, high] = ['a0', 'a1']
    for (let i = 0; i < 2_000; i++) {
      const rank = rankBetween(low, high, next)
      expect(low < rank && rank < high).toBe(true)
      if (keepLow) high = rank
      else low = rank
    }
    expect(Math.max(low.length, high.length)).toBeLessThan(maxRankLength)
  })

  it('ten thousand inserts at one place never leave the limit, nor the place', () => {
    const { next, chance } = seededRandom(6)
    let [low, high] = ['a0', 'a1']
    for (let i = 0; i < 10_000; i++) {
      const rank = rankBetween(low, high, next)
      if (rank.length > maxRankLength || rank < low || rank > high) expect.fail(`${low} ${rank} ${high}`)
      if (rank === low) break
      if (chance(0.5)) high = rank
      else low = rank
    }
  })
})

describe('ranks for a list', () => {
  it('ascend behind the others, and are others for two lists at once', () => {
    const { next } = seededRandom(7)
    const one = ranksBehind('a5V', 2_000, next)
    const two = ranksBehind('a5V', 2_000, next)
    for (const ranks of [one, two]) {
      expect(['a5V', ...ranks].toSorted()).toEqual(['a5V', ...ranks])
      expect(ranks.every(isRank)).toBe(true)
      expect(Math.max(...ranks.map((rank) => rank.length))).toBeLessThan(12)
    }
    expect(new Set([...one, ...two]).size).toBe(4_000)
  })

  it('stay inside the limit behind the highest rank that a stranger can write', () => {
    const { next } = seededRandom(8)
    const highest = 'z'.repeat(maxRankLength)
    const ranks = ranksBehind(highest, 50, next)
    expect(ranks.every((rank) => isRank(rank) && rank >= highest && rank.length <= maxRankLength)).toBe(true)
    expect(ranksBehind(null, 0, next)).toEqual([])
  })
})

describe('what is a rank', () => {
  it.each(['a0', 'a1', 'Zz', 'a0V', 'b00', 'zzzzzzzzzzzzzzzzzzzzzzzzzzz'])('%s', (rank) => {
    expect(isRank(rank)).toBe(true)
  })
  it.each([
    '',
    '0',
    'a',
    'a00',
    'b0',
    'a0☃',
    'a0 1',
    'a0-',
    'a\u0000',
    `A${'0'.repeat(26)}`,
    'é0',
    'a0\ud800',
  ])('not %j', (rank) => {
    expect(isRank(rank)).toBe(false)
  })
  it('equal ranks are ordered by id, the same on every machine', () => {
    const cards = [
      { id: 'b', rank: 'a1' },
      { id: 'B', rank: 'a1' },
      { id: 'ä', rank: 'a1' },
      { id: 'c', rank: 'Zz' },
    ]
    expect(cards.toSorted(byRank).map(({ id }) => id)).toEqual(['c', 'B', 'b', 'ä'])
    expect(cards.toReversed().toSorted(byRank)).toEqual(cards.toSorted(byRank))
  })
})
