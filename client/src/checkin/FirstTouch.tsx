// The first touch of a morning says that I am here: nobody has to say so. Draws nothing.
import { useEffect } from 'react'
import { touchHere } from '@taula/shared/ops/presence'
import { useMe, useStatus } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { usePresence, useSprintDay } from '../sync/sprintHooks.ts'

const touches = ['pointerdown', 'keydown', 'wheel'] as const

export function FirstTouch() {
  const session = useSession()
  const isExpected = usePresence(useMe()) === 'expected'
  const isOpen = useSprintDay().is !== 'closed'
  // A board that was only found on this device may be of yesterday.
  const isLive = useStatus().state === 'live'
  const isWaiting = isExpected && isOpen && isLive
  useEffect(() => {
    if (!isWaiting) return undefined
    const touch = () => void session.act(touchHere, {})
    for (const type of touches) window.addEventListener(type, touch, { once: true, passive: true })
    return () => {
      for (const type of touches) window.removeEventListener(type, touch)
    }
  }, [session, isWaiting])
  return null
}
