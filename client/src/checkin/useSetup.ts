// How far I am with setting up.
import { doneSteps, nextSetupStep, setupStepsOf } from '@taula/shared/select/checkIn'
import type { SetupStep } from '@taula/shared/select/checkIn'
import { useBoardFacts, useMe, usePerson } from '../sync/hooks.ts'

interface Setup {
  /** None where I am not new here. */
  readonly steps: readonly SetupStep[]
  /** Ids. */
  readonly done: readonly string[]
  readonly next: SetupStep | undefined
}

export function useSetup(): Setup {
  const person = usePerson(useMe())
  const steps = setupStepsOf(useBoardFacts())
  if (!person?.newHere) return { steps: [], done: [], next: undefined }
  return { steps, done: doneSteps(person, steps), next: nextSetupStep(person, steps) }
}
