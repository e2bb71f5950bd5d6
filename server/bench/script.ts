// What happens in the loads that write: a board's furniture, then changes that are known beforehand.
import * as Y from 'yjs'
import { openDevice } from './edits.ts'
import type { Edit } from './edits.ts'
import { readOnce } from './reading.ts'
import type { Furniture, Venue } from './venue.ts'

export interface Script {
  readonly furniture: Furniture
  /** Of each writer, in order. */
  readonly edits: readonly (readonly Edit[])[]
}

/** Each writer works on tickets of their own, as people do at their tables. */
export function makeScript(venue: Venue, tickets: number, writers: number, each: number): Script {
  const organiser = openDevice(venue.state, venue.members[0]?.person ?? '', 1)
  const updates = organiser.import(tickets)
  const state = organiser.state()
  const share = tickets / writers
  const edits = Array.from({ length: writers }, (_, i) => {
    const device = openDevice(state, venue.members[i]?.person ?? '', 100 + i)
    return Array.from({ length: each }, () => device.edit(i * share, (i + 1) * share))
  })
  return { furniture: { updates, state }, edits }
}

/** Changes by one device, of so many that an organiser makes in the days before. */
const editsOfDevice = 500

/** A board that has lived: tickets, and changes of them that are behind it. */
export function makeHistory(venue: Venue, tickets: number, changes: number): Furniture {
  const organiser = openDevice(venue.state, venue.members[0]?.person ?? '', 1)
  const updates = [...organiser.import(tickets)]
  for (let i = 0; i < changes; i++) {
    if (i % editsOfDevice === 0) organiser.changeDevice()
    updates.push(organiser.rewrite().update)
  }
  return { updates, state: organiser.state() }
}

/** When each edit was sent, and which of them an update holds, however a server put them together. */
export function createSentAt({ edits }: Script) {
  interface Sent {
    readonly client: number
    readonly clock: number
    at: number
  }
  const byClient = new Map<number, Sent[]>()
  const sent = new Map<Edit, Sent>()
  for (const edit of edits.flat()) {
    const entry = { client: edit.client, clock: edit.clock, at: Number.NaN }
    sent.set(edit, entry)
    const list = byClient.get(edit.client) ?? []
    byClient.set(edit.client, list)
    list.push(entry)
  }
  return {
    send(edit: Edit, at: number) {
      const entry = sent.get(edit)
      if (entry) entry.at = at
    },
    read: readOnce((update): readonly Sent[] => {
      const { from, to } = Y.parseUpdateMeta(update)
      return [...to].flatMap(([client, end]) =>
        (byClient.get(client) ?? []).filter(({ clock }) => clock > (from.get(client) ?? 0) && clock <= end),
      )
    }),
  }
}
