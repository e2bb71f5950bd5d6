// Work of which one fault must not cost the others theirs.

export type Report = (problem: string, error: unknown) => void

/** Does what it is given; what that throws is reported as this problem. */
export const guardedBy =
  (report: Report, problem: string) =>
  (work: () => void): void => {
    try {
      work()
    } catch (error) {
      report(problem, error)
    }
  }
