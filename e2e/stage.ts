// What every browser test starts from: a board of its own on a server, cleaned away afterwards.
import { expect, test as base } from '@playwright/test'
import type { CreateBoardAnswer } from '@taula/shared/protocol/http'
import { Line } from './line.ts'
import { Person } from './person.ts'
import type { Arrival, Device } from './person.ts'
import { Proxy } from './proxy.ts'
import { TestServer } from './server.ts'

interface Stage {
  /** One for many tests, as a venue has one for many boards: whoever ends it has one of their own, see `ownServer`. */
  readonly server: TestServer
  readonly board: CreateBoardAnswer
  /** A cable to the server that the test may pull. */
  readonly line: () => Promise<Line>
  /** Something between the browser and the server. */
  readonly between: Proxy
  /** Somebody is on the board, in a page that has no key and is not the one they joined in. */
  readonly joins: (name: string, more?: Partial<Omit<Arrival, 'name' | 'board'>>) => Promise<Person>
  /** Somebody has a browser that was never on the board. */
  readonly comes: (name: string, device?: Device) => Promise<Person>
}

/** A server for as long as the fixture is there. `env`: more of the environment than it needs. */
const aServer =
  (env?: Readonly<Record<string, string>>) =>
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern
  async ({}, use: (server: TestServer) => Promise<void>) => {
    const server = await TestServer.start(env)
    await use(server)
    await server.stop()
  }

export const test = base.extend<Stage, { readonly sharedServer: TestServer }>({
  sharedServer: [aServer(), { scope: 'worker' }],
  server: async ({ sharedServer }, use) => use(sharedServer),
  board: async ({ server }, use) => {
    await use(await server.createBoard('Sprint at the library'))
  },
  line: async ({ server }, use) => {
    const lines: Line[] = []
    await use(async () => {
      const line = await Line.to(server.url)
      lines.push(line)
      return line
    })
    await Promise.all(lines.map((line) => line.close()))
  },
  between: async ({ server }, use) => {
    const proxy = await Proxy.to(server.url)
    await use(proxy)
    await proxy.close()
  },
  joins: async ({ browser, server, board }, use) => {
    await leavingAfter(use, (name: string, more?: Partial<Arrival>) =>
      Person.joins(browser, { name, board, url: server.url, ...more }),
    )
  },
  comes: async ({ browser }, use) => {
    await leavingAfter(use, (name: string, device?: Device) => Person.comes(browser, name, device))
  },
})

/** For `test.extend`: a server for each test, to be killed and started again. */
export const ownServer = (env?: Readonly<Record<string, string>>) => ({ server: aServer(env) })

/** Whoever came is gone after the test. */
async function leavingAfter<A extends unknown[]>(
  use: (arrive: (...args: A) => Promise<Person>) => Promise<void>,
  arrive: (...args: A) => Promise<Person>,
): Promise<void> {
  const people: Person[] = []
  await use(async (...args) => {
    const person = await arrive(...args)
    people.push(person)
    return person
  })
  await Promise.all(people.map(({ context }) => context.close()))
  for (const { forbidden } of people) expect(forbidden).toEqual([])
}

export { expect }
