// Draws the icons that installers need from the one there is: `npm run icons` after taula.svg was changed.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { launchOptions } from './chromium.ts'

const folder = join(import.meta.dirname, '..', 'client', 'public')
const svg = await readFile(join(folder, 'taula.svg'), 'utf8')
const ground = /<rect[^>]*fill="(?<colour>#\w+)"/.exec(svg)?.groups?.['colour']
const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`

/** Systems cut these to a shape of their own: colour up to the edge, and what matters within four fifths. */
const full = [
  ['maskable', 512],
  ['apple', 180],
] as const
const rounded = [
  ['192', 192],
  ['512', 512],
] as const

const browser = await chromium.launch(launchOptions)
const page = await browser.newPage()

async function draw(name: string, size: number, inside: number, colour: string): Promise<void> {
  const margin = (size - inside) / 2
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<body style="margin:0;background:${colour}"><img src="${source}" width="${inside}" style="display:block;padding:${margin}px">`,
  )
  await page.screenshot({ path: join(folder, 'icons', `${name}.png`), omitBackground: true })
}

for (const [name, size] of rounded) await draw(name, size, size, 'transparent')
for (const [name, size] of full) await draw(name, size, Math.round(size * 0.8), ground ?? 'transparent')
await browser.close()
