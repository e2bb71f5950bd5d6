// Which seeds the property tests run with, and the command that a failure prints.
//   nothing said     the same 80 seeds every time
//   SEEDS=1000       so many fresh ones
//   SEED=123456      this one, to repeat a failure
import { it } from 'vitest'
import { seededRandom } from '../../src/testing/index.ts'
import type { Random } from '../../src/testing/index.ts'

declare const process: { readonly env: Readonly<Record<string, string | undefined>> }

const fixedSeeds = 80
/** For fresh seeds by the thousand; the fixed ones take some seconds. */
const timeoutMs = 30 * 60_000

function seeds(): readonly number[] {
  const { SEED, SEEDS } = process.env
  if (SEED !== undefined) return [Number(SEED)]
  if (SEEDS !== undefined)
    return Array.from({ length: Number(SEEDS) }, () => Math.floor(Math.random() * 2 ** 32))
  return Array.from({ length: fixedSeeds }, (_, i) => i + 1)
}

/** A test of something that holds whatever people do: `run` is called once for each seed. */
export function property(title: string, run: (random: Random) => void): void {
  it(title, { timeout: timeoutMs }, ({ task }) => {
    for (const seed of seeds()) {
      try {
        run(seededRandom(seed))
      } catch (error) {
        const file = task.file.name.replace(/^test\//, '').replace(/\.test\.ts$/, '')
        const repeat = `To repeat it: SEED=${seed} npx vitest run --project shared ${file}`
        if (error instanceof Error) error.message = `${error.message}\n\n${repeat}\n`
        throw error
      }
    }
  })
}
