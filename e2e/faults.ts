// What everybody needs to use a page, as far as a machine can tell.
import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

/** In both themes: the whole of what axe knows in the one it stands in, what depends on colours in the other, too. */
export async function hasNoFault(page: Page): Promise<void> {
  // None of ours has frames; without this axe opens a page of its own for what frames answered, each time.
  const axe = () => new AxeBuilder({ page }).setLegacyMode()
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  expect(await faultsOf(page, axe().withTags(tags))).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await faultsOf(page, axe().withRules(['color-contrast', 'link-in-text-block']))).toEqual([])
  await page.emulateMedia({ colorScheme: null })
}

async function faultsOf(page: Page, axe: AxeBuilder): Promise<readonly string[]> {
  // What fades in is judged when it is there.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  )
  const { violations } = await axe.analyze()
  return violations.map(
    ({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map((node) => node.html).join(' | ')}`,
  )
}
