// Every attack that we could think of, through real sockets, one after another, while somebody works on.
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { cleanUp } from '../main/harness.ts'
import { attacks } from './attacks.ts'
import { setStage } from './stage.ts'
import type { Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let stage: Stage
let memoryBefore: number
beforeAll(async () => {
  stage = await setStage()
  stage.victim.go()
  memoryBefore = await stage.memory()
})
afterAll(cleanUp)

it.each(attacks)('$name', async ({ make, outcome, writes }) => {
  const before = await stage.state()
  stage.victim.go()
  const came = await make(stage, 1)
  expect(new Set(came)).toEqual(new Set(outcome))
  const { value, closes } = await stage.victim.report()
  expect(closes).toEqual([])
  const after = await stage.state()
  expect(after.victims).toBe(value)
  const others = ({ registers }: typeof before) =>
    Object.fromEntries(Object.entries(registers).filter(([name]) => !writes || !name.startsWith(writes)))
  expect(others(after)).toEqual(others(before))
})

it('nothing of it is left in memory, and nothing in the log of the server', async () => {
  expect((await stage.memory()) - memoryBefore).toBeLessThan(50 * 1024 * 1024)
  expect(stage.server.output.stderr).toBe('')
})
