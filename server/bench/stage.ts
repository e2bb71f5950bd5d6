// Where the contestants of one load come on, one after the other: nobody else runs meanwhile.
import { startContestant } from './contestants.ts'
import type { Contestant, Name } from './contestant.types.ts'

export interface Stage {
  /** Runs throughout: boards, people and credentials are its own. */
  readonly taula: Contestant
  /** Runs a load on each, Taula first. */
  each<T>(
    run: (server: Contestant) => Promise<T>,
    on?: readonly Name[],
  ): Promise<Readonly<Partial<Record<Name, T>>>>
}

/**
 * Opens a stage for one load and tears it down again. `only`: those who come on; `profiles`: a path for each one's
 * processor profile, where that is wanted.
 */
export async function onStage<T>(
  only: readonly Name[],
  play: (stage: Stage) => Promise<T>,
  profiles?: (name: Name) => string,
): Promise<T> {
  const taula = await startContestant('taula')
  try {
    return await play({
      taula,
      async each(run, on = only) {
        const answers: Partial<Record<Name, Awaited<ReturnType<typeof run>>>> = {}
        for (const name of only.filter((name) => on.includes(name))) {
          const server = name === 'taula' ? taula : await startContestant(name)
          try {
            const written = profiles && (await server.profile(profiles(name)))
            answers[name] = await run(server)
            await written?.()
          } finally {
            if (server !== taula) await server.stop()
          }
        }
        return answers
      },
    })
  } finally {
    await taula.stop()
  }
}
