// What people say when they come in, where a board has no words of its own; and how far newcomers are with setting up.
import type { Entity } from '../board/schema.ts'

type Board = Entity<'meta'> | undefined

/** What most sprints need; an organiser makes it this one's. */
const defaultSkills = [
  'Python',
  'JavaScript',
  'HTML and CSS',
  'Databases',
  'Testing',
  'Documentation',
  'Translation',
  'Design',
  'Accessibility',
  'Reviewing',
] as const
const defaultSetup = [
  { id: 'clone', label: 'The code is cloned' },
  { id: 'environment', label: 'The environment is set up' },
  { id: 'tests', label: 'The tests ran once' },
] as const

export interface SetupStep {
  readonly id: string
  readonly label: string
}

export const skillsOf = (board: Board): readonly string[] => board?.skills ?? defaultSkills
export const setupStepsOf = (board: Board): readonly SetupStep[] => board?.setupSteps ?? defaultSetup

/** A family of registers may hold any key: `in` would find what every object has. */
const isDone = (person: Entity<'people'>, step: string): boolean =>
  Object.hasOwn(person.setup, step) && person.setup[step] != null

/** The ids of the steps somebody has done. */
export const doneSteps = (person: Entity<'people'>, steps: readonly SetupStep[]): readonly string[] =>
  steps.filter(({ id }) => isDone(person, id)).map(({ id }) => id)

/** The first step somebody has not done: where they are, or stuck. Undefined: all are done. */
export const nextSetupStep = (person: Entity<'people'>, steps: readonly SetupStep[]): SetupStep | undefined =>
  steps.find(({ id }) => !isDone(person, id))
