// Everybody can use it: no serious fault in any view, in either theme, on a laptop and on a phone.
import { hasNoFault } from './faults.ts'
import { tracList } from './lists.ts'
import { expect, test } from './stage.ts'

for (const [device, viewport] of [
  ['laptop', { width: 1280, height: 800 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test(`axe finds no fault on a ${device}`, async ({ comes, joins, server, board }) => {
    const { page } = await comes('Somebody new', { viewport })
    await page.goto(server.url + board.links.sprinter)
    await expect(page.getByLabel('Your name')).toBeVisible()
    await hasNoFault(page)

    const ada = await joins('Ada', { device: { viewport } })
    const bo = await joins('Bo')
    await ada.page.getByRole('button', { name: 'Import' }).click()
    await ada.page.getByRole('dialog').getByRole('textbox', { name: /list/i }).fill(tracList)
    await expect(ada.page.getByText(/6 new/i)).toBeVisible()
    await hasNoFault(ada.page)
    await expect(ada.page.getByRole('button', { name: /Bring in 6/ })).toBeInViewport({ ratio: 1 })
    await ada.page.getByRole('button', { name: /Bring in 6/ }).click()
    await bo.claim('Admin forgets the filters after saving')
    await ada.card('Admin forgets the filters after saving').focus()
    await ada.page.keyboard.press('c')
    await expect(
      ada.card('Admin forgets the filters after saving').getByRole('group', { name: 'Pair up?' }),
    ).toBeAttached()
    await hasNoFault(ada.page)
    await ada.card('Admin forgets the filters after saving').focus()
    await ada.page.keyboard.press('m')
    await expect(ada.page.getByRole('menu')).toBeVisible()
    await hasNoFault(ada.page)
    await ada.page.keyboard.press('Escape')
    await ada.card('Admin forgets the filters after saving').focus()
    await ada.page.keyboard.press('Enter')
    await expect(ada.page).toHaveURL(/\/t\//)
    await hasNoFault(ada.page)
  })

  test(`axe finds no fault on the ways in on a ${device}`, async ({ comes, joins, server, board }) => {
    const organiser = await joins('Oona', { as: 'organiser', device: { viewport } })
    await organiser.open('People')
    await organiser.page.getByRole('button', { name: /^Add my (phone|laptop)$/ }).click()
    await expect(organiser.page.getByText('It works once')).toBeVisible()
    await hasNoFault(organiser.page)
    await organiser.page.keyboard.press('Escape')
    await organiser.page.getByRole('button', { name: 'Settings' }).click()
    await organiser.page.getByRole('tab', { name: 'Links' }).click()
    await organiser.page.getByRole('button', { name: 'Replace the Join link' }).click()
    await hasNoFault(organiser.page)
    const again = await comes('Oona', { viewport })
    await again.page.goto(server.url)
    await expect(again.page.getByRole('button', { name: 'Come in' })).toBeVisible()
    await hasNoFault(again.page)
    await again.page.goto(server.url + board.links.sprinter)
    await again.sayName('Oona')
    await expect(again.page.getByRole('heading', { name: 'Is that you?' })).toBeVisible()
    await hasNoFault(again.page)
    await again.page.getByRole('button', { name: 'Yes, I have a code' }).click()
    await expect(again.page.getByLabel('Code')).toBeFocused()
    await hasNoFault(again.page)
  })
}
