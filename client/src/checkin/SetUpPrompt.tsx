// For whoever is new here: the next step of setting up, until all are done or they have heard it today.
import { useState } from 'react'
import { markSetup } from '@taula/shared/ops/checkIn'
import { useAct } from '../act/useAct.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { useSprintDay } from '../sync/sprintHooks.ts'
import { recall, remember } from '../ui/memory.ts'
import { useSetup } from './useSetup.ts'

export function SetUpPrompt() {
  const { boardId } = useSession()
  const { steps, done, next } = useSetup()
  const day = useSprintDay()
  const act = useAct()
  const key = `setup.${boardId}`
  const [heard, setHeard] = useState(() => recall(key))
  if (!next || day.is === 'closed' || heard === day.day) return null
  const notNow = () => {
    remember(key, day.day)
    setHeard(day.day)
  }
  return (
    <section className="prompt prompt-setup" aria-label="Setting up">
      <p>
        Setting up, {done.length + 1} of {steps.length}: <strong>{next.label}</strong>
      </p>
      <button
        type="button"
        className="button button-main"
        onClick={() => act(markSetup, { step: next.id, done: true }, next.label)}
      >
        Yes, done
      </button>
      <button type="button" className="button" onClick={notNow}>
        Not yet
      </button>
    </section>
  )
}
