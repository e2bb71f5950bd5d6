// What tells those who help that somebody waits while they look elsewhere: the tab's title, a short buzz, and a sound for
// whoever wants one.
import { useEffect, useRef } from 'react'
import type { HelpRequest } from '@taula/shared/select/help'
import { pageTitle } from '../ui/pageTitle.ts'
import { ping, readySound } from './sound.ts'

/** `waiting`: those whom nobody comes to yet. */
export function useAttention(waiting: readonly HelpRequest[]): void {
  /** Undefined before the first look: who waited when the page opened is no news. */
  const known = useRef<ReadonlySet<string> | undefined>(undefined)
  const count = waiting.length
  useEffect(() => {
    pageTitle.count(count)
    return () => pageTitle.count(0)
  }, [count])
  useEffect(readySound, [])
  useEffect(() => {
    const before = known.current
    // Who was handed back or waits again is no news either.
    known.current = new Set([...(before ?? []), ...waiting.map(({ id }) => id)])
    if (!before || waiting.every(({ id }) => before.has(id))) return
    // iPhones have none.
    navigator.vibrate?.([120, 80, 120])
    if (document.hidden) ping()
  }, [waiting])
}
