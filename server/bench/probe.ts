// Preloaded in every contestant (`--expose-gc --import`): answers how much memory it holds after a forced collection, and
// takes a processor profile where the bench asks for one.
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import type { ProbeAnswer, ProbeAsk } from './contestant.types.ts'

const answer = (message: ProbeAnswer) => process.send?.(message)
let profiler: Session | undefined

async function startProfile() {
  profiler = new Session()
  profiler.connect()
  await profiler.post('Profiler.enable')
  await profiler.post('Profiler.setSamplingInterval', { interval: 500 })
  await profiler.post('Profiler.start')
}

async function stopProfile(path: string) {
  const stopped = await profiler?.post('Profiler.stop')
  profiler?.disconnect()
  profiler = undefined
  writeFileSync(path, JSON.stringify(stopped?.profile))
}

process.on('message', (ask: ProbeAsk) => {
  if (ask.ask === 'profile') return void startProfile().then(() => answer({ heldBytes: 0 }))
  if (ask.ask === 'profiled') return void stopProfile(ask.path).then(() => answer({ heldBytes: 0 }))
  // Twice: what a finaliser lets go of is collected by the next.
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  answer({ heldBytes: heapUsed + external })
})
// It must not keep a server alive that wants to end.
process.channel?.unref()
