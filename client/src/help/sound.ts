// A soft double tone when somebody asks for help. Browsers let a page sound only after it has been touched once.
import { create } from 'zustand'
import { recall, remember } from '../ui/memory.ts'

export const useSound = create<boolean>()(() => recall('helpSound') === 'on')

let context: AudioContext | undefined

function wake(): void {
  if (!useSound.getState() || typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  // Where the browser still forbids it, the title and the buzz are left.
  void context.resume().catch(() => undefined)
}

/** Gets ready at the next touch. Returns its own undo. */
export function readySound(): () => void {
  const events = ['pointerdown', 'keydown'] as const
  for (const event of events) addEventListener(event, wake)
  return () => {
    for (const event of events) removeEventListener(event, wake)
  }
}

/** Switched on it sounds at once, so that one knows what it is like. */
export function switchSound(on: boolean): void {
  remember('helpSound', on ? 'on' : 'off')
  useSound.setState(on, true)
  wake()
  ping()
}

export function ping(): void {
  if (!useSound.getState() || context === undefined) return
  for (const [i, frequency] of [660, 880].entries()) {
    const start = context.currentTime + i * 0.18
    const tone = new OscillatorNode(context, { frequency })
    const gain = new GainNode(context, { gain: 0 })
    gain.gain.linearRampToValueAtTime(0.2, start + 0.02)
    gain.gain.linearRampToValueAtTime(0, start + 0.16)
    tone.connect(gain).connect(context.destination)
    tone.start(start)
    tone.stop(start + 0.18)
  }
}
