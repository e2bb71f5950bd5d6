// Where a dragged card lands: from the pointer, from arrow keys, and named by its neighbours.
import { describe, expect, test } from 'vitest'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { lastIndex, neighbours, placeAt, stepPlace } from '../src/board/place.ts'
import type { LaneBox } from '../src/board/place.ts'

/** Cards of 100 pixels, one under the other, from 50 pixels below the window's edge. */
const laneBox = (lane: Lane, left: number, ids: readonly string[]): LaneBox => ({
  lane,
  left,
  right: left + 200,
  top: 50,
  ids,
  middle: (index) => index * 100 + 50,
})
const lanes = [laneBox('triage', 0, ['a', 'b', 'c']), laneBox('ready', 210, ['d']), laneBox('doing', 420, [])]

describe('a place under the pointer', () => {
  test('is before the first card whose middle lies below', () => {
    expect(placeAt(lanes, 'x', 100, 60)).toEqual({ lane: 'triage', index: 0 })
    expect(placeAt(lanes, 'x', 100, 190)).toEqual({ lane: 'triage', index: 1 })
    expect(placeAt(lanes, 'x', 100, 9000)).toEqual({ lane: 'triage', index: 3 })
  })

  test('counts without the card itself, so that its own place and the one behind it are the same', () => {
    expect(placeAt(lanes, 'b', 100, 190)).toEqual({ lane: 'triage', index: 1 })
    expect(placeAt(lanes, 'b', 100, 220)).toEqual({ lane: 'triage', index: 1 })
    expect(placeAt(lanes, 'a', 100, 9000)).toEqual({ lane: 'triage', index: 2 })
  })

  test('is in the nearest lane, also between two and beyond the last', () => {
    expect(placeAt(lanes, 'x', 207, 60)?.lane).toBe('ready')
    expect(placeAt(lanes, 'x', 5000, 60)).toEqual({ lane: 'doing', index: 0 })
  })

  test('is nowhere while there are no lanes', () => {
    expect(placeAt([], 'x', 0, 0)).toBeNull()
  })
})

describe('the neighbours of a place', () => {
  test('are the cards around it', () => {
    expect(neighbours(['a', 'b', 'c'], 'x', 0)).toEqual({ before: 'a' })
    expect(neighbours(['a', 'b', 'c'], 'x', 2)).toEqual({ after: 'b', before: 'c' })
    expect(neighbours(['a', 'b', 'c'], 'x', 3)).toEqual({ after: 'c' })
    expect(neighbours([], 'x', 0)).toEqual({})
  })

  test('never are the card itself', () => {
    expect(neighbours(['a', 'b', 'c'], 'b', 0)).toEqual({ before: 'a' })
    expect(neighbours(['a', 'b', 'c'], 'b', 1)).toEqual({ after: 'a', before: 'c' })
    expect(neighbours(['a', 'b', 'c'], 'b', 2)).toEqual({ after: 'c' })
  })
})

describe('a card moved by arrow keys', () => {
  const order: readonly Lane[] = ['triage', 'ready', 'doing']
  const ids: Readonly<Record<string, readonly string[]>> = {
    triage: ['a', 'b', 'c'],
    ready: ['d'],
    doing: [],
  }
  const step = (lane: Lane, index: number, arrow: Parameters<typeof stepPlace>[1]) =>
    stepPlace({ lane, index }, arrow, order, (name) => lastIndex(ids[name] ?? [], 'b'))

  test('goes up and down within its lane and stops at its ends', () => {
    expect(step('triage', 1, 'ArrowUp')).toEqual({ lane: 'triage', index: 0 })
    expect(step('triage', 0, 'ArrowUp')).toEqual({ lane: 'triage', index: 0 })
    expect(step('triage', 2, 'ArrowDown')).toEqual({ lane: 'triage', index: 2 })
  })

  test('goes to the next lane at the same height, or to its end where that is shorter', () => {
    expect(step('triage', 0, 'ArrowRight')).toEqual({ lane: 'ready', index: 0 })
    expect(step('triage', 2, 'ArrowRight')).toEqual({ lane: 'ready', index: 1 })
    expect(step('ready', 1, 'ArrowRight')).toEqual({ lane: 'doing', index: 0 })
    expect(step('triage', 1, 'ArrowLeft')).toEqual({ lane: 'triage', index: 1 })
  })
})
