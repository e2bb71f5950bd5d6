// Which card the keyboard goes to next, and when a key is for the board.
import { describe, expect, test } from 'vitest'
import { directionOf, nextCard } from '../src/board/focus.ts'
import type { ShownLane } from '../src/board/focus.ts'
import { isUndo } from '../src/board/keys.ts'

const lanes: readonly ShownLane[] = [
  { lane: 'triage', ids: [] },
  { lane: 'ready', ids: ['a', 'b', 'c'] },
  { lane: 'doing', ids: [] },
  { lane: 'review', ids: ['d'] },
]

describe('the next card', () => {
  test('is the first one where none has the focus, or the one that had it is gone', () => {
    expect(nextCard(lanes, null, 'down')).toBe('a')
    expect(nextCard(lanes, 'gone', 'right')).toBe('a')
  })

  test('is one further in the lane, and stays at its ends', () => {
    expect(nextCard(lanes, 'a', 'down')).toBe('b')
    expect(nextCard(lanes, 'a', 'up')).toBe('a')
    expect(nextCard(lanes, 'c', 'down')).toBe('c')
  })

  test('is at the same height of the next lane that has cards', () => {
    expect(nextCard(lanes, 'a', 'right')).toBe('d')
    expect(nextCard(lanes, 'c', 'right')).toBe('d')
    expect(nextCard(lanes, 'd', 'left')).toBe('a')
    expect(nextCard(lanes, 'd', 'right')).toBe('d')
  })

  test('is none on an empty board', () => {
    expect(nextCard([{ lane: 'triage', ids: [] }], null, 'down')).toBeUndefined()
  })
})

test('arrows and hjkl lead the same ways', () => {
  expect(['h', 'j', 'k', 'l'].map(directionOf)).toEqual(['left', 'down', 'up', 'right'])
  expect(['ArrowLeft', 'ArrowDown', 'ArrowUp', 'ArrowRight'].map(directionOf)).toEqual([
    'left',
    'down',
    'up',
    'right',
  ])
  expect(directionOf('toString')).toBeUndefined()
})

test('Ctrl+Z and Cmd+Z undo; Z alone and with Shift do not', () => {
  const key = { key: 'z', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }
  expect(isUndo({ ...key, ctrlKey: true })).toBe(true)
  expect(isUndo({ ...key, metaKey: true })).toBe(true)
  expect(isUndo(key)).toBe(false)
  expect(isUndo({ ...key, ctrlKey: true, shiftKey: true })).toBe(false)
})
