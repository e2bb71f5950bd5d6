// Where a person can be put down: on the floor at a table, on the board on a card. Each feature lays out its own ground.
import type { Arrow, Point } from './carrier.ts'

/** What would come of putting somebody down here. */
export interface Prospect {
  /** False: nothing would change, and `words` say why. */
  readonly ok: boolean
  /** `Ada sits at Table 2`. */
  readonly words: string
}

/** Targets are named by strings of the ground's own. */
export interface Ground {
  /** The target that shows this element. */
  under(element: Element): string | undefined
  /** Where an arrow leads; from null: the target by which one comes in. Undefined: out of this ground. */
  next(from: string | null, arrow: Arrow): string | undefined
  /** Brings a target into view. Answers the corner where somebody is drawn over it. */
  reveal(target: string): Point | undefined
  prospect(person: string, target: string): Prospect
  put(person: string, target: string): void
}

/** From left to right. */
const names = ['floor', 'board'] as const
export type GroundName = (typeof names)[number]

/** One page shows one board, so there is one of each. */
const laid = new Map<GroundName, Ground>()

export const grounds = {
  /** Returns its own undo. */
  lay(name: GroundName, ground: Ground): () => void {
    laid.set(name, ground)
    return () => {
      if (laid.get(name) === ground) laid.delete(name)
    }
  },
  get: (name: GroundName): Ground | undefined => laid.get(name),
  all: (): readonly GroundName[] => names.filter((name) => laid.has(name)),
  /** The ground to which an arrow leads out of another. */
  beside(name: GroundName, arrow: Arrow): GroundName | undefined {
    if (arrow !== 'ArrowLeft' && arrow !== 'ArrowRight') return undefined
    return names[names.indexOf(name) + (arrow === 'ArrowLeft' ? -1 : 1)]
  },
}
