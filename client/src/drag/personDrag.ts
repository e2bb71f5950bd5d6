// A person's drag while it lasts: who, over what, and how it ended.
import { create } from 'zustand'
import { grounds } from './grounds.ts'
import type { GroundName, Prospect } from './grounds.ts'

export interface Spot {
  readonly ground: GroundName
  readonly target: string
}

interface PersonDrag {
  readonly person: string | null
  readonly over: Spot | null
  /** What came of the last drag, for the voice; undefined: it was given up. */
  readonly came: Prospect | undefined
}

export const usePersonDrag = create<PersonDrag>()(() => ({ person: null, over: null, came: undefined }))

const same = (a: Spot | null, b: Spot | null) => a?.ground === b?.ground && a?.target === b?.target

export const personDrag = {
  get: usePersonDrag.getState,
  begin: (person: string) => usePersonDrag.setState({ person, over: null, came: undefined }),
  hover(over: Spot | null) {
    if (!same(usePersonDrag.getState().over, over)) usePersonDrag.setState({ over })
  },
  end: (came: Prospect | undefined) => usePersonDrag.setState({ person: null, over: null, came }),
}

/** Whether somebody is held over this target now. */
export const useIsOver = (ground: GroundName, target: string): boolean =>
  usePersonDrag(({ over }) => over?.ground === ground && over.target === target)

export const prospectOf = (person: string, over: Spot | null): Prospect | undefined =>
  over ? grounds.get(over.ground)?.prospect(person, over.target) : undefined
