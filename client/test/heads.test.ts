// Heads in the strip: a large room shows a few of each table and how many more there are, and always oneself.
import { expect, test } from 'vitest'
import { headsOf } from '../src/people/heads.ts'

const table = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

test('a small room shows everybody', () => {
  expect(headsOf(table, 14, 'g')).toEqual({ shown: table, more: 0 })
})

test('a large room shows a few of each table, and oneself among them', () => {
  expect(headsOf(table, 150, 'nobody')).toEqual({ shown: ['a', 'b', 'c', 'd'], more: 3 })
  expect(headsOf(table, 150, 'b')).toEqual({ shown: ['a', 'b', 'c', 'd'], more: 3 })
  expect(headsOf(table, 150, 'g')).toEqual({ shown: ['a', 'b', 'c', 'g'], more: 3 })
})

test('nobody is replaced by a number that takes as much room', () => {
  expect(headsOf(table.slice(0, 5), 150, 'a')).toEqual({ shown: table.slice(0, 5), more: 0 })
})
