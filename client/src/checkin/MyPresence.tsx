// Where I am today. On a day that is closed nobody is asked.
import { presences } from '@taula/shared/board/kinds/people'
import type { Said } from '@taula/shared/board/kinds/people'
import { sayPresence } from '@taula/shared/ops/presence'
import { useAct } from '../act/useAct.ts'
import { useMe } from '../sync/hooks.ts'
import { usePresence, useSprintDay } from '../sync/sprintHooks.ts'

const words: Readonly<Record<Said, string>> = {
  here: 'Here',
  away: 'Away for a while',
  left: 'Left for today',
}

export function MyPresence() {
  const presence = usePresence(useMe())
  const isClosed = useSprintDay().is === 'closed'
  const act = useAct()
  if (isClosed) return null
  return (
    <fieldset>
      <legend>I am</legend>
      <div className="words">
        {/* Leaving asks what becomes of one's tickets: it has a button of its own. */}
        {presences
          .filter((is) => is !== 'left' || presence === 'left')
          .map((is) => (
            <button
              key={is}
              type="button"
              className="word"
              aria-pressed={presence === is}
              onClick={() => act(sayPresence, { is }, words[is])}
            >
              {words[is]}
            </button>
          ))}
      </div>
    </fieldset>
  )
}
