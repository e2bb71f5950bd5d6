// Hands: a mouse that drags and a finger that presses long, as people do it.
import type { Locator, Page } from '@playwright/test'

interface Point {
  readonly x: number
  readonly y: number
}

export async function middleOf(target: Locator): Promise<Point> {
  const box = await target.boundingBox()
  if (!box) throw new Error('not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Lets go where asked, unless `letGo` is false. */
export async function drag(page: Page, from: Locator, to: Point, letGo = true): Promise<void> {
  const start = await middleOf(from)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 12, start.y + 4, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 12 })
  if (letGo) await page.mouse.up()
}

/** One finger on a page that knows touch. */
export interface Finger {
  down(at: Point): Promise<void>
  /** From where it is, in small steps. */
  moveTo(to: Point): Promise<void>
  up(): Promise<void>
  swipe(from: Point, to: Point): Promise<void>
}

export async function fingerOf(page: Page): Promise<Finger> {
  const touch = await page.context().newCDPSession(page)
  let at: Point = { x: 0, y: 0 }
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd') =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [at] })
  const finger: Finger = {
    async down(point) {
      at = point
      await send('touchStart')
    },
    async moveTo(to) {
      const from = at
      for (let i = 1; i <= 10; i++) {
        at = { x: from.x + ((to.x - from.x) * i) / 10, y: from.y + ((to.y - from.y) * i) / 10 }
        await send('touchMove')
      }
    },
    async up() {
      await send('touchEnd')
    },
    async swipe(from, to) {
      await finger.down(from)
      await finger.moveTo(to)
      await finger.up()
    },
  }
  return finger
}
