// For whoever is new here: the next step of setting up, until all are done or they have heard it today.
import { Check, X } from 'lucide-react'
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
        <span className="setup-about">
          Setting up, {done.length + 1} of {steps.length}:
        </span>{' '}
        <strong>{next.label}</strong>
      </p>
      <button
        type="button"
        className="button button-main"
        title="Yes, done"
        onClick={() => act(markSetup, { step: next.id, done: true }, next.label)}
      >
        <Check aria-hidden="true" />
        <span className="setup-word">Yes, done</span>
      </button>
      <button type="button" className="button setup-later" title="Not yet" onClick={notNow}>
        <X aria-hidden="true" />
        <span className="setup-word">Not yet</span>
      </button>
    </section>
  )
}
