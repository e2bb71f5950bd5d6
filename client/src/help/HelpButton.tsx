// Help, at hand: who needs it asks here; who gives it sees how many wait, also when the page is in the background.
import { LifeBuoy } from 'lucide-react'
import { useMe } from '../sync/hooks.ts'
import { useHelpQueue, useSprintDay } from '../sync/sprintHooks.ts'
import { screen } from '../ui/screen.ts'
import './help.css'
import { useAttention } from './useAttention.ts'
import { useIsHelper } from './useHelper.ts'

export const HelpButton = () => (useIsHelper() ? <Queue /> : <Ask />)

const Ask = () => (
  <button type="button" className="hand" aria-keyshortcuts="S" onClick={() => screen.askForHelp(null)}>
    <LifeBuoy aria-hidden="true" />
    <span className="hand-word">Help</span>
  </button>
)

function Queue() {
  const me = useMe()
  const isClosed = useSprintDay().is === 'closed'
  const waiting = useHelpQueue().filter(({ state, person }) => state === 'open' && person !== me)
  const count = waiting.length
  useAttention(isClosed ? [] : waiting)
  return (
    <button
      type="button"
      className="hand help-hand"
      data-waiting={count > 0 && !isClosed}
      onClick={() => screen.open('queue')}
    >
      <LifeBuoy aria-hidden="true" />
      <span className="hand-word">Help</span>
      <span className="visually-hidden">, {count === 0 ? 'nobody waits' : `${count} waiting`}</span>
      {count > 0 && (
        <span className="help-count" aria-hidden="true">
          {count}
        </span>
      )}
    </button>
  )
}
