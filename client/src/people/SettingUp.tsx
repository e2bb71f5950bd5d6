// Who is stuck where: people new here and the step they are at, for those who help them along. One tap ticks it.
import { Check } from 'lucide-react'
import { markSetup } from '@taula/shared/ops/checkIn'
import { doneSteps, nextSetupStep, setupStepsOf } from '@taula/shared/select/checkIn'
import { useAct } from '../act/useAct.ts'
import { Avatar } from '../parts/Avatar.tsx'
import { useBoardFacts, useMyRole, usePeople, usePerson, usePersonName } from '../sync/hooks.ts'
import { usePresence, useSprintDay } from '../sync/sprintHooks.ts'

export function SettingUp() {
  const people = usePeople()
  const isClosed = useSprintDay().is === 'closed'
  if (useMyRole() === 'sprinter' || isClosed) return null
  return (
    <section className="setting-up" aria-label="Setting up">
      <h3>Setting up</h3>
      <ul>
        {people.map((person) => (
          <AtStep key={person} id={person} />
        ))}
      </ul>
    </section>
  )
}

/** Nothing for those who are set up, or not in the room. */
function AtStep({ id }: { readonly id: string }) {
  const person = usePerson(id)
  const name = usePersonName(id)
  const presence = usePresence(id)
  const steps = setupStepsOf(useBoardFacts())
  const act = useAct()
  const step = person?.newHere ? nextSetupStep(person, steps) : undefined
  if (!person || !step || presence === 'expected' || presence === 'left') return null
  return (
    <li data-person={id}>
      <Avatar id={id} name={name} size="large" />
      <div className="person-facts">
        <p className="person-name">{name}</p>
        <p className="quiet">
          Step {doneSteps(person, steps).length + 1} of {steps.length}: {step.label}
        </p>
      </div>
      <button
        type="button"
        className="button"
        aria-label={`${name}: ${step.label}, done`}
        onClick={() => act(markSetup, { person: id, step: step.id, done: true }, `${name}: ${step.label}`)}
      >
        <Check aria-hidden="true" />
        Done
      </button>
    </li>
  )
}
