// Rooms under everything at once, at random and repeatable. `npm run test:fuzz` runs 200 fresh seeds, or as many as SEEDS
// says; `SEED=7 npm run test:fuzz` repeats one.
import { it } from 'vitest'
import { run } from './fuzz/run.ts'

const { SEED, SEEDS } = process.env
const fixedSeeds = 12

function seeds(): readonly number[] {
  if (SEED !== undefined) return [Number(SEED)]
  const count = Number(SEEDS ?? fixedSeeds)
  const first = SEEDS === undefined ? 1 : Math.floor(Math.random() * 2 ** 31)
  return Array.from({ length: count }, (_, i) => first + i)
}

it('[seed 2001391651] who comes back within the moment in which they heard of the others sees them again', () =>
  run(2001391651))

it.each(seeds())(
  '[I2] [I14] all hold the same, nothing is said to be saved that is not on disk (SEED=%i)',
  (seed) => run(seed),
)
