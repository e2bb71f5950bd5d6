// Whose devices are connected. The server is the authority: it stamps who somebody is and says who has gone, so what it
// said on this connection is all there is to know.
import * as decoding from 'lib0/decoding'
import * as v from 'valibot'
import { createCells, sameList } from '@taula/shared/view/cell'
import type { PersonOf } from '@taula/shared/select/people'
import type { Cell } from '@taula/shared/view/cell'

export interface Present {
  /** Ids of the people, each once, sorted. Empty without a line. */
  readonly people: Cell<readonly string[]>
  /** Takes in the entries of a presence message; what is none is left out. */
  hear(entries: Uint8Array): void
  lineLost(): void
  /** Says anew who they are: two records may have turned out to be one person. */
  draw(): void
}

const state = v.pipe(v.string(), v.parseJson(), v.object({ person: v.string() }))
const nobody: readonly string[] = Object.freeze([])

interface Device {
  readonly client: number
  readonly person: string
}

/**
 * `own`: of this page the server says only that it knows of it, never what: that would be older than what it said.
 * `whom`: the person whom an id stands for.
 */
export function createPresent(own: Device, whom: PersonOf): Present {
  const cells = createCells<readonly string[]>(nobody, sameList)
  /** The person by client id of their device's page. */
  const devices = new Map<number, string>()
  function draw() {
    cells.set('', [...new Set([...devices.values()].map(whom))].toSorted())
    cells.wake()
  }
  return {
    people: cells.cell(''),
    hear(entries) {
      const decoder = decoding.createDecoder(entries)
      for (let left = decoding.readVarUint(decoder); left > 0 && decoding.hasContent(decoder); left--) {
        const client = decoding.readVarUint(decoder)
        // The clock: on one connection the last word is the newest.
        decoding.readVarUint(decoder)
        const read = v.safeParse(state, decoding.readVarString(decoder))
        if (client === own.client) devices.set(client, own.person)
        else if (read.success) devices.set(client, read.output.person)
        else devices.delete(client)
      }
      draw()
    },
    draw,
    lineLost() {
      devices.clear()
      draw()
    },
  }
}
