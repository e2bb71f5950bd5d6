// A page that nobody sits at: no pointer in the picture, and a screen that stays on where the browser lets us ask.
import type { Clock, PageEvent } from '../sync/ports.ts'

/** Milliseconds after which a pointer that does not move is in nobody's hand. */
const pointerMs = 3_000

/** Hides the pointer (see wall.css) until it moves. Returns its own undo. */
export function hidePointer(root: HTMLElement, clock: Clock): () => void {
  let cancel = () => {}
  const show = () => {
    cancel()
    delete root.dataset['pointer']
    cancel = clock.after(pointerMs, () => {
      root.dataset['pointer'] = 'hidden'
    })
  }
  root.addEventListener('pointermove', show)
  show()
  return () => {
    cancel()
    root.removeEventListener('pointermove', show)
  }
}

/** Asks again whenever the page is seen again: browsers let go of the lock when it is not. Returns its own undo. */
export function keepAwake(
  { wakeLock }: Partial<Pick<Navigator, 'wakeLock'>>,
  onPage: (event: PageEvent, wake: () => void) => () => void,
): () => void {
  // Plain http, as in the venue, has none. A battery that is low refuses: then the screen's own settings must do.
  const ask = () => void wakeLock?.request('screen').catch(() => undefined)
  ask()
  return onPage('visible', ask)
}
