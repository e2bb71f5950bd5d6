// Somebody at the sprint: a browser of their own, and what they do with a board, by role and label.
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { CreateBoardAnswer, WhoAnswer } from '@taula/shared/protocol/http'
import { ask } from './ask.ts'

/** What somebody comes with. */
export interface Device {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly hasTouch?: boolean
  readonly colorScheme?: 'light' | 'dark'
}
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const satisfies Device

export interface Arrival {
  readonly name: string
  readonly newHere?: boolean
  /** Where the board is reached; the server's own address, or a line that can be pulled. */
  readonly url: string
  readonly board: CreateBoardAnswer
  readonly as?: 'organiser' | 'mentor' | 'sprinter'
  readonly device?: Device
}

export class Person {
  readonly context: BrowserContext
  readonly name: string
  page: Page
  /** What the page wanted to do and its Content-Security-Policy forbade. */
  readonly forbidden: string[] = []

  private constructor(context: BrowserContext, page: Page, name: string) {
    this.context = context
    this.page = page
    this.name = name
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) this.forbidden.push(message.text())
    })
  }

  /** Somebody in a browser of their own who has not joined. */
  static async comes(browser: Browser, name: string, device?: Device): Promise<Person> {
    const context = await browser.newContext(device)
    return new Person(context, await context.newPage(), name)
  }

  /**
   * Is on the board: as the same person, where they have been before. What the way in looks like is what other tests are
   * about; here its requests are made without it.
   */
  static async joins(
    browser: Browser,
    { name, newHere = false, url, board, as = 'sprinter', device }: Arrival,
  ): Promise<Person> {
    const person = await Person.comes(browser, name, device)
    await person.context.addCookies([{ ...(await signIn(url, board, as, { name, newHere })), url }])
    await person.page.goto(`${url}/b/${board.boardId}`)
    await person.isLive()
    return person
  }

  async sayName(name: string): Promise<void> {
    await this.page.getByLabel('Your name').fill(name)
    await this.page.getByRole('button', { name: 'Join the board' }).click()
  }

  get status(): Locator {
    return this.page.locator('[data-status]')
  }
  async isLive(): Promise<void> {
    await expect(this.status).toHaveAttribute('data-status', 'live')
  }
  /** Everything done here is on the server's disk. */
  async isSaved(): Promise<void> {
    await this.isLive()
    await expect(this.status).toHaveAttribute('data-unsaved', '0')
  }
  async isOffline(): Promise<void> {
    await expect(this.status).not.toHaveAttribute('data-status', 'live')
  }

  lane(kind: string): Locator {
    return this.page.locator(`[data-lane="${kind}"]`)
  }
  card(title: string): Locator {
    return this.page.locator(`[data-ticket][data-title="${title}"]`)
  }
  cardIn(kind: string, title: string): Locator {
    return this.lane(kind).locator(`[data-ticket][data-title="${title}"]`)
  }
  async sees(title: string, kind: string): Promise<void> {
    await expect(this.cardIn(kind, title)).toBeVisible()
  }

  /** A tool in the head of the page; on a narrow screen it is in the menu there. */
  async open(tool: 'Import' | 'People'): Promise<void> {
    const direct = this.page.getByRole('button', { name: tool, exact: true })
    if (await direct.isVisible()) return direct.click()
    await this.page.getByRole('button', { name: 'More', exact: true }).click()
    await this.page.getByRole('menuitem', { name: tool }).click()
  }

  get floor(): Locator {
    return this.page.getByRole('complementary', { name: 'The floor' })
  }
  /** Beside the board on a wide window, where it may be open already; on a phone in its place. */
  async opensFloor(): Promise<void> {
    const ways = [
      this.page.getByRole('button', { name: 'Floor', exact: true }),
      this.page.getByRole('button', { name: /^Floor: tables/ }),
    ]
    for (const way of ways) if (await way.isVisible()) await way.click()
    await expect(this.floor).toBeVisible()
  }
  async closesFloor(): Promise<void> {
    const close = this.floor.getByRole('button', { name: 'Close the floor' })
    if (await close.isVisible()) await close.click()
    else await this.page.getByRole('button', { name: 'Board', exact: true }).click()
    await expect(this.floor).toBeHidden()
  }
  /** A table on the floor, or `Standing`. */
  table(label: string): Locator {
    return this.floor.getByRole('region', { name: label, exact: true })
  }
  at(label: string, name: string): Locator {
    return this.table(label).getByRole('listitem').filter({ hasText: name })
  }

  async addTicket(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New ticket' }).click()
    const field = this.page.getByRole('dialog').getByRole('textbox')
    await field.fill(title)
    await field.press('Enter')
    await expect(this.card(title)).toBeVisible()
    await this.page.keyboard.press('Escape')
  }
  async claim(title: string): Promise<void> {
    await this.card(title)
      .getByRole('button', { name: /^Claim/ })
      .click()
    await this.sees(title, 'doing')
  }
  async release(title: string): Promise<void> {
    await this.card(title)
      .getByRole('button', { name: /^Release/ })
      .click()
  }
  /** Through the card's menu, to the bottom of a lane. */
  async moveTo(title: string, laneLabel: string): Promise<void> {
    await this.card(title).focus()
    await this.page.keyboard.press('m')
    await this.page.getByRole('menuitem', { name: laneLabel }).click()
    await this.page.getByRole('menuitem', { name: 'To the bottom' }).click()
  }
}

/** The cookie of somebody who joined with the key of this role. */
async function signIn(
  url: string,
  board: CreateBoardAnswer,
  as: NonNullable<Arrival['as']>,
  { name, newHere }: { readonly name: string; readonly newHere: boolean },
): Promise<{ readonly name: string; readonly value: string }> {
  const { people } = (await (await ask(url, board, as, 'who', { name })).json()) as WhoAnswer
  const [known] = people
  const isFirst = known?.joined === undefined
  const joined = await ask(url, board, as, 'join', {
    ...(known ? { person: known.personId } : { name }),
    ...(isFirst && { newHere }),
  })
  const [cookie = ''] = joined.headers.getSetCookie()
  const [, key, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
  if (key === undefined || value === undefined) throw new Error(`no cookie to come in with: "${cookie}"`)
  return { name: key, value }
}
