// The wall as somebody in the room sees it: a browser of its own that nobody touches.
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { wallViews } from '@taula/shared/board/kinds/meta'
import type { CreateBoardAnswer } from '@taula/shared/protocol/http'

export interface Hanging {
  /** Where the server is reached. */
  readonly url: string
  readonly board: CreateBoardAnswer
  readonly view?: (typeof wallViews)[number]
  readonly size?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
  /** True: time passes only when the test says so. */
  readonly byHand?: boolean
}

export class Projector {
  readonly context: BrowserContext
  readonly page: Page
  private readonly address: URL

  private constructor(context: BrowserContext, page: Page, address: string) {
    this.context = context
    this.page = page
    this.address = new URL(address)
  }

  static async hang(
    browser: Browser,
    { url, board, view, size, colorScheme, byHand }: Hanging,
  ): Promise<Projector> {
    const context = await browser.newContext({
      viewport: size ?? { width: 1920, height: 1080 },
      reducedMotion: 'reduce',
      ...(colorScheme && { colorScheme }),
    })
    const page = await context.newPage()
    if (byHand) await page.clock.install()
    const wall = new Projector(context, page, url + board.links.screen)
    await wall.opens(view)
    return wall
  }

  /** At the address that pins this view, or none. */
  async opens(view: Hanging['view']): Promise<void> {
    this.address.search = view ? `?view=${view}` : ''
    await this.page.goto(this.address.href)
  }

  async isLive(): Promise<void> {
    await expect(this.page.locator('[data-status]')).toHaveAttribute('data-status', 'live')
  }
  /** Where time passes by hand: lets it pass until something hangs there, for more than two rounds of the views. */
  async until(what: Locator): Promise<void> {
    for (let second = 0; second < 300 && !(await what.isVisible()); second++)
      await this.page.clock.runFor(1_000)
    await expect(what).toBeVisible()
  }
  table(label: string): Locator {
    return this.page.getByRole('region', { name: label, exact: true })
  }
  ticket(title: string): Locator {
    return this.page.locator(`[data-ticket][data-title="${title}"]`)
  }
  get joinLink(): Locator {
    return this.page.locator('[data-join]')
  }

  /** What is cut off, too small or too faint to be read from the last row; nothing where all is well. */
  async faults(): Promise<readonly string[]> {
    await this.page.evaluate(() => document.fonts.ready)
    return this.page.evaluate(faultsOfPage)
  }
}

/** Runs in the page. */
function faultsOfPage(): string[] {
  const faults: string[] = []
  const unit = Math.min(innerHeight / 1080, innerWidth / 1440)
  const page = document.scrollingElement ?? document.body
  if (page.scrollHeight > innerHeight || page.scrollWidth > innerWidth) faults.push('the page scrolls')

  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const channels = (colour: string): readonly [number, number, number, number] => {
    if (!canvas) throw new Error('no canvas to mix colours on')
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data
    return [r, g, b, a]
  }
  const luminance = ([r, g, b]: readonly [number, number, number, number]) => {
    const [x = 0, y = 0, z = 0] = [r, g, b]
      .map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * x + 0.7152 * y + 0.0722 * z
  }
  const ground = (element: Element | null): readonly [number, number, number, number] => {
    if (!element) return [255, 255, 255, 255]
    const colour = channels(getComputedStyle(element).backgroundColor)
    return colour[3] === 255 ? colour : ground(element.parentElement)
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement
    const words = node.textContent?.trim() ?? ''
    if (!element || words === '' || element.closest('noscript')) continue
    const { color, fontSize } = getComputedStyle(element)
    const said = `"${words.slice(0, 40)}"`
    if (Number.parseFloat(fontSize) < 28 * unit - 0.1) faults.push(`${said} is ${fontSize}`)
    const [light = 0, dark = 0] = [luminance(channels(color)), luminance(ground(element))].toSorted(
      (a, b) => b - a,
    )
    const contrast = (light + 0.05) / (dark + 0.05)
    if (contrast < 7) faults.push(`${said} has a contrast of ${contrast.toFixed(2)}`)
    const range = document.createRange()
    range.selectNodeContents(node)
    const { bottom, right, left } = range.getBoundingClientRect()
    const holder = element
      .closest('.room-column, .tray, .rail, .view, .wall-head, .words')
      ?.getBoundingClientRect()
    if (bottom > (holder?.bottom ?? innerHeight) + 1) faults.push(`${said} is below its column`)
    // A long name ends in an ellipsis: its text goes on, its element does not.
    const box = element.getBoundingClientRect()
    const isBeside = (right > innerWidth && box.right > innerWidth) || (left < 0 && box.left < 0)
    if (bottom > innerHeight || isBeside) faults.push(`${said} is off the wall`)
  }
  return faults
}
