// Counting what is not yet safe: never negative, never zero before the server's disk has it.
import { afterEach, describe, expect, test } from 'vitest'
import { addTicket } from '@taula/shared/ops/tickets'
import { syncMessages } from '@taula/shared/protocol/messages'
import { seededRandom } from '@taula/shared/testing'
import type { Random } from '@taula/shared/testing'
import { createTally } from '../src/sync/saved.ts'
import { closePages, createBrowser, settled } from './syncBrowser.ts'
import type { Browser, Page } from './syncBrowser.ts'

afterEach(closePages)

const frame = (step: number) => new Uint8Array([0, step, 0])
const [step1, step2, update] = [syncMessages.step1, syncMessages.step2, syncMessages.update].map(frame) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
]

describe('the tally', () => {
  test('counts step 2 and update messages, nothing else', () => {
    const tally = createTally(0)
    tally.connected()
    tally.sent(step2)
    tally.change()
    tally.sent(step1)
    tally.sent(new Uint8Array([1, 1, 0]))
    tally.sent(update)
    tally.confirmed(1)
    expect(tally.unsaved()).toBe(1)
    expect(tally.confirmed(2)).toBe(1)
    expect(tally.unsaved()).toBe(0)
  })

  test('an update that overtook the step 2 does not cover what was made before the connection', () => {
    const tally = createTally(0)
    tally.change()
    tally.connected()
    tally.change()
    tally.sent(update)
    tally.confirmed(1)
    expect(tally.unsaved()).toBe(2)
    tally.sent(step2)
    tally.confirmed(1)
    expect(tally.unsaved()).toBe(2)
    tally.confirmed(2)
    expect(tally.unsaved()).toBe(0)
  })

  test('what an earlier connection had under way is not saved by the next one’s first frame', () => {
    const tally = createTally(0)
    tally.connected()
    tally.sent(step2)
    tally.change()
    tally.sent(update)
    tally.connected()
    tally.confirmed(2)
    expect(tally.unsaved()).toBe(1)
    tally.sent(step2)
    tally.change()
    tally.sent(update)
    tally.confirmed(1)
    expect(tally.unsaved()).toBe(1)
  })

  test('changes of earlier visits are covered by the first step 2', () => {
    const tally = createTally(3)
    tally.connected()
    expect(tally.unsaved()).toBe(3)
    tally.sent(step2)
    expect(tally.confirmed(1)).toBe(3)
    expect(tally.unsaved()).toBe(0)
  })

  test('a confirmation said twice, or of more than was sent, changes nothing', () => {
    const tally = createTally(0)
    tally.connected()
    tally.sent(step2)
    tally.change()
    tally.confirmed(7)
    expect(tally.unsaved()).toBe(1)
    tally.sent(update)
    tally.confirmed(7)
    tally.confirmed(7)
    expect(tally.unsaved()).toBe(0)
  })
})

interface Run {
  readonly browser: Browser
  readonly random: Random
  readonly made: string[]
  pages: Page[]
}

const deeds: Readonly<Record<string, (run: Run) => unknown>> = {
  async act({ random, pages, made }) {
    if (pages.length === 0) return
    const title = `ticket ${made.length}`
    random.pick(pages).session.act(addTicket, { title })
    made.push(title)
    // A crash within the same task would be a change that nobody saw made.
    await Promise.resolve()
  },
  deliver: ({ browser }) => browser.server.flush(),
  holdDisk: ({ browser }) => (browser.server.holdsDisk = true),
  releaseDisk: ({ browser }) => browser.server.releaseDisk(),
  kill: ({ browser }) => browser.server.kill(),
  start: ({ browser }) => (browser.server.health = 'up'),
  wait: ({ browser, random }) => browser.pass(random.int(1, 12) * 1_000),
  async open(run) {
    if (run.pages.length < 3) run.pages = [...run.pages, await run.browser.open()]
  },
  crash(run) {
    if (run.pages.length === 0) return
    const page = run.random.pick(run.pages)
    page.crash()
    run.pages = run.pages.filter((other) => other !== page)
  },
  async close(run) {
    if (run.pages.length === 0) return
    const page = run.random.pick(run.pages)
    run.pages = run.pages.filter((other) => other !== page)
    await page.session.close()
  },
}
const weights = {
  act: 10,
  deliver: 8,
  holdDisk: 1,
  releaseDisk: 2,
  kill: 1,
  start: 2,
  wait: 3,
  open: 2,
  crash: 1,
  close: 1,
} as const

const titlesOn = (doc: { getMap(name: string): { entries(): Iterable<[string, unknown]> } }) =>
  [...doc.getMap('tickets').entries()].filter(([key]) => key.endsWith('/title')).map(([, title]) => title)

const seeds = Array.from({ length: 40 }, (_, i) => i + 1)

test.each(seeds)(
  '[I14] random edits, crashes and kills: nothing is lost, no lie is told (seed %i)',
  async (seed) => {
    const random = seededRandom(seed)
    const run: Run = { browser: createBrowser(), random, made: [], pages: [] }
    const { server } = run.browser
    await deeds.open?.(run)
    for (let step = 0; step < 60; step++) {
      await deeds[random.weighted(weights)]?.(run)
      await settled()
      for (const { session } of run.pages) {
        const { unsaved } = session.status.get()
        expect(unsaved).toBeGreaterThanOrEqual(0)
        const shown = session.view.tickets.get().map((id) => session.view.ticket(id).get()?.title)
        if (unsaved === 0) expect(titlesOn(server.disk)).toEqual(expect.arrayContaining(shown))
      }
    }
    for (const page of run.pages) await page.session.close()
    server.health = 'up'
    server.releaseDisk()
    const last = await run.browser.open()
    await run.browser.pass(12_000)
    expect(last.session.status.get()).toMatchObject({ state: 'live', unsaved: 0 })
    expect(titlesOn(server.disk).toSorted()).toEqual(run.made.toSorted())
  },
)
