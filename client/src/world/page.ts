// Puts the page as the server has it now in the place of what is shown.

const parts = ['.head', '.lanes'] as const

export async function showPage(): Promise<void> {
  const answer = await fetch(location.pathname).catch(() => undefined)
  // Shown outside no more, or gone: the server's own words for it.
  if (answer?.status === 404) return location.reload()
  if (!answer?.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const words of fresh.querySelectorAll('noscript')) words.remove()
  const focused = document.activeElement?.closest('[data-ticket]')?.getAttribute('data-ticket')
  for (const part of parts) {
    const now = fresh.querySelector(part)
    if (now) document.querySelector(part)?.replaceWith(now)
  }
  // Whoever was on a ticket's link with the keyboard still is.
  if (focused != null) {
    document
      .querySelector<HTMLElement>(`[data-ticket="${CSS.escape(focused)}"] a`)
      ?.focus({ preventScroll: true })
  }
}
