// One row of the table of attacks.
import type { Outcome, Stage } from './stage.ts'

export interface Attack {
  readonly name: string
  /** `size`: how many times as much as in the quick run. Answers what came of it, each outcome once. */
  make(stage: Stage, size: number): Promise<readonly Outcome[]>
  /** What has to come of it, in any order. */
  readonly outcome: readonly Outcome[]
  /** What it may write, as the beginning of registers; else the board has to stay as it was. */
  readonly writes?: string
}
