// `npm run attack`: makes every attack in its full size, and prints what it did to somebody who works on meanwhile. With
// words behind `--`, only those attacks whose names have them. Nothing but `yes` in the last column ends it with 0.
//
// Who attacks, who works and the server share the processors and the disk: on a small machine an attack slows everybody by
// more than the bound, whoever it is aimed at. So the victim is compared with somebody at the same work, in the same
// seconds, on a second server that nobody attacks. What both suffer is the machine's doing, what the victim alone does is
// the server's. Both are new for each attack: what one leaves on a board, thousands of devices, is not the next one's.
import { isDeepStrictEqual } from 'node:util'
import { setTimeout } from 'node:timers/promises'
import { cleanUp } from '../main/harness.ts'
import type { Attack } from './attack.ts'
import { attacks } from './attacks.ts'
import { setStage } from './stage.ts'
import type { Stage } from './stage.ts'

/** How many times as much as in the unit suite: ten thousand frames, a thousand resets. */
const size = 20
/** Milliseconds that an attack goes on at least, again and again, in one spell. */
const spellMs = 2_000
/**
 * Milliseconds of spells whose median counts, for one has its stall of the disk; and of those before it is believed that an
 * attack slows the victim.
 */
const [enoughMs, doubtMs] = [6_000, 20_000]
/** What may become of the victim's 99th percentile, and of the server's memory. */
const [maxRatio, maxMegabytes] = [2, 50]
/** Milliseconds until a run that waits for what never comes is ended. */
const maxRunMs = 15 * 60_000

const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
const median = (values: readonly number[]) => percentile(values, 0.5)

process.on('exit', cleanUp)
for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) process.once(signal, () => process.exit(1))
void setTimeout(maxRunMs, undefined, { ref: false }).then(() => {
  console.error('This takes too long.')
  process.exit(1)
})

/** Where the attack is made, and what is beside it. */
type Stages = readonly [Stage, Stage]

/** What became of the victim, and of the one beside it, while this went on. */
async function during(stages: Stages, work: () => Promise<void>) {
  for (const { victim } of stages) victim.go()
  await work()
  const [victim, beside] = await Promise.all([stages[0].victim.report(), stages[1].victim.report()])
  const [p99Ms, besideMs] = [percentile(victim.latenciesMs, 0.99), percentile(beside.latenciesMs, 0.99)]
  return { p99Ms, besideMs, ratio: p99Ms / besideMs, closes: victim.closes }
}

/** Makes an attack again and again for a while. Into `came` goes what comes of it. */
const spellOf = ({ make }: Attack, stages: Stages, came: Set<unknown>) =>
  during(stages, async () => {
    const end = performance.now() + spellMs
    do for (const one of await make(stages[0], size)) came.add(one)
    while (performance.now() < end)
  })

async function suffer(attack: Attack) {
  const stages = [await setStage(), await setStage()] as const
  await during(stages, () => setTimeout(spellMs))
  const held = await stages[0].memory()
  const came = new Set<unknown>()
  const spells: Awaited<ReturnType<typeof during>>[] = []
  const ratio = () => median(spells.map((spell) => spell.ratio))
  const begun = performance.now()
  do spells.push(await spellOf(attack, stages, came))
  while (performance.now() < begun + (ratio() < maxRatio ? enoughMs : doubtMs))
  const megabytes = Math.round(((await stages[0].memory()) - held) / 1024 / 1024)
  const isAsMeant =
    isDeepStrictEqual(came, new Set(attack.outcome)) && spells.every(({ closes }) => closes.length === 0)
  cleanUp()
  return {
    attack: attack.name,
    came: [...came].join(' '),
    'p99 ms': Math.round(median(spells.map(({ p99Ms }) => p99Ms))),
    'beside ms': Math.round(median(spells.map(({ besideMs }) => besideMs))),
    ratio: Number(ratio().toFixed(2)),
    MB: megabytes,
    fine: isAsMeant && ratio() < maxRatio && megabytes < maxMegabytes ? 'yes' : 'NO',
  }
}

const table: Awaited<ReturnType<typeof suffer>>[] = []
for (const attack of attacks.filter(({ name }) => name.includes(process.argv[2] ?? ''))) {
  const row = await suffer(attack)
  console.error(
    `${row.fine}: ${row.attack}, ${row['p99 ms']} ms against ${row['beside ms']}, ${row.ratio} times, ${row.MB} MB`,
  )
  table.push(row)
}
console.table(table)
process.exit(table.every(({ fine }) => fine === 'yes') ? 0 : 1)
