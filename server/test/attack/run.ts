// `npm run attack`: makes every attack in its full size, and prints what it did to somebody who works on meanwhile.
// With a word behind `--`, only those attacks whose names have it.
import { isDeepStrictEqual } from 'node:util'
import { setTimeout } from 'node:timers/promises'
import { cleanUp } from '../main/harness.ts'
import type { Attack } from './attack.ts'
import { attacks } from './attacks.ts'
import { setStage } from './stage.ts'

/** How many times as much as in the unit suite: ten thousand frames, a thousand resets. */
const size = 20
/** Milliseconds that the victim works undisturbed before each attack, and that an attack goes on at least. */
const spellMs = 2_000
/** What may become of the victim's 99th percentile, and of the server's memory. */
const [maxRatio, maxMegabytes] = [2, 50]

const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0

const stage = await setStage()
const held = await stage.memory()

async function undisturbed() {
  stage.victim.go()
  await setTimeout(spellMs)
  return (await stage.victim.report()).latenciesMs
}

/** Makes an attack again and again. */
async function suffer({ name, make, outcome }: Attack) {
  stage.victim.go()
  const end = performance.now() + spellMs
  const came = new Set(await make(stage, size))
  while (performance.now() < end) for (const one of await make(stage, size)) came.add(one)
  const { latenciesMs, closes } = await stage.victim.report()
  const megabytes = Math.round(((await stage.memory()) - held) / 1024 / 1024)
  const asMeant = isDeepStrictEqual(came, new Set(outcome)) && closes.length === 0
  return { name, came: [...came].join(' '), asMeant, latenciesMs, megabytes }
}

const baseline: number[] = []
const rows: Awaited<ReturnType<typeof suffer>>[] = []
for (const attack of attacks.filter(({ name }) => name.includes(process.argv[2] ?? ''))) {
  baseline.push(...(await undisturbed()))
  rows.push(await suffer(attack))
  const { name, asMeant, megabytes } = rows.at(-1) ?? {}
  console.error(`${name}: ${asMeant ? 'as meant' : 'NOT as meant'}, ${megabytes} MB`)
}
const usual = percentile(baseline, 0.99)
const table = rows.map(({ name, came, asMeant, latenciesMs, megabytes }) => {
  const p99 = percentile(latenciesMs, 0.99)
  const ratio = Number((p99 / usual).toFixed(2))
  const isFine = asMeant && ratio < maxRatio && megabytes < maxMegabytes
  return { attack: name, came, 'p99 ms': Math.round(p99), ratio, MB: megabytes, fine: isFine ? 'yes' : 'NO' }
})
console.table(table)
console.log(
  `Undisturbed, of ${baseline.length} writes: p50 ${percentile(baseline, 0.5).toFixed(1)} ms, p99 ${usual.toFixed(1)} ms.`,
)
process.exitCode = table.every(({ fine }) => fine === 'yes') ? 0 : 1
cleanUp()
