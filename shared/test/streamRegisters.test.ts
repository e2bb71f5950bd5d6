import { describe, expect, test } from 'vitest'
import { createStreamRegisters } from '../src/view/streamRegisters.ts'

describe('registers from a stream', () => {
  test('a snapshot replaces what stood, and says which keys changed', () => {
    const stream = createStreamRegisters()
    stream.snapshot({ registers: { people: { 'a/name': 'Ada', 'b/name': 'Bo' } } })
    const changes: string[] = []
    stream.onChange((changed) => changes.push(...[...(changed.get('people') ?? [])].toSorted()))
    stream.snapshot({ registers: { people: { 'b/name': 'Bo', 'c/name': 'Cy' } } })
    expect([...stream.entries('people')]).toEqual([
      ['b/name', 'Bo'],
      ['c/name', 'Cy'],
    ])
    expect(changes).toEqual(['a/name', 'c/name'])
  })

  test('a change sets and takes away; a null that stands in a register is as good as none', () => {
    const stream = createStreamRegisters()
    stream.change({ registers: { tables: { 't/label': 'Table 1', 't/theme': null } } })
    expect(stream.get('tables', 't/theme')).toBeUndefined()
    stream.change({ registers: { tables: { 't/label': null } } })
    expect(stream.get('tables', 't/label')).toBeUndefined()
  })

  test('kinds of a newer server are left out; a listener that left hears nothing', () => {
    const stream = createStreamRegisters()
    let heard = 0
    stream.onChange(() => (heard += 1))()
    stream.change({ registers: { inventions: { 'x/y': 1 }, meta: { 'board/name': 'Sprint' } } })
    expect(stream.get('meta', 'board/name')).toBe('Sprint')
    expect(heard).toBe(0)
  })
})
