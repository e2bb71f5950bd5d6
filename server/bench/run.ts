// Measures this server against others: `npm run bench`, or `npm run bench -- --only edits`. Ratios within a run are what
// counts: see README.md.
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { names } from './contestant.types.ts'
import { boards } from './loads/boards.ts'
import { comeBack } from './loads/comeBack.ts'
import { edits } from './loads/edits.ts'
import { history } from './loads/history.ts'
import { pointers } from './loads/pointers.ts'
import { restart } from './loads/restart.ts'
import { saved } from './loads/saved.ts'
import { onStage } from './stage.ts'
import type { Stage } from './stage.ts'
import { judge, tableOf } from './table.ts'
import type { Line } from './table.ts'

const loads: Readonly<Record<string, (stage: Stage) => Promise<readonly Line[]>>> = {
  pointers,
  edits,
  comeBack,
  restart,
  boards,
  saved,
  history,
}

const { values: options } = parseArgs({
  options: {
    /** One load, or several with commas between. */
    only: { type: 'string' },
    /** Those who take part. */
    on: { type: 'string' },
    /** A folder for processor profiles of everyone who takes part, for Chromium's tools; they cost some of it. */
    profiles: { type: 'string' },
    /** Where the JSON goes. */
    out: { type: 'string', default: 'results/latest.json' },
  },
})
const wanted = options.only?.split(',') ?? Object.keys(loads)
const contestants = names.filter((name) => options.on?.split(',').includes(name) ?? true)
// A bench is there to print.
// oxlint-disable-next-line no-console
const say = (text: string) => console.log(text)

const { profiles } = options
if (profiles !== undefined) mkdirSync(profiles, { recursive: true })

const lines: Line[] = []
for (const name of wanted) {
  const load = loads[name]
  if (!load) throw new Error(`There is no load "${name}", only ${Object.keys(loads).join(', ')}.`)
  const begin = performance.now()
  lines.push(
    ...(await onStage(
      contestants,
      load,
      profiles === undefined ? undefined : (who) => `${profiles}/${name}.${who}.cpuprofile`,
    )),
  )
  say(`${name}: ${((performance.now() - begin) / 1000).toFixed(0)} s`)
}
say(`\n${tableOf(lines)}\n`)
const out = new URL(options.out, import.meta.url)
mkdirSync(new URL('.', out), { recursive: true })
const judged = lines.map(({ reach, ...line }) =>
  Object.assign(line, { reach: reach.map((one) => judge({ ...line, reach }, one)) }),
)
writeFileSync(
  out,
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, lines: judged }, null, 2)}\n`,
)
