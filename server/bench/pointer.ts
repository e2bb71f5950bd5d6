// What a client says of itself: where its pointer is.
import * as encoding from 'lib0/encoding'
import { randomInt } from 'node:crypto'
import { lowestDeviceClientId } from '@taula/shared/board/clientIds'

/** A client's pointer, as awareness messages that say when they were made. */
export function createPointer() {
  const id = randomInt(lowestDeviceClientId, 2 ** 32)
  let clock = 0
  return {
    id,
    /** As y-protocols does: whoever is shown under a later clock than their own goes on from there. */
    hear: (shown: number) => void (clock = Math.max(clock, shown)),
    say() {
      const state = JSON.stringify({ pointer: [randomInt(1920), randomInt(1080)], at: performance.now() })
      return encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarUint(encoder, id)
        encoding.writeVarUint(encoder, (clock += 1))
        encoding.writeVarString(encoder, state)
      })
    },
  }
}
