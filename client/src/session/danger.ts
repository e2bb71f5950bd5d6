// What the status line has to say before somebody does what would hurt. Pure: every case is in one table of tests.
import type { ReadOnly } from '@taula/shared/protocol/presence'
import type { SyncStatus } from '../sync/session.ts'

export interface Danger {
  readonly kind: 'notKept' | 'readOnly' | 'blocked' | 'stranded'
  /** Whether leaving the page now, also to load it again, would hurt. */
  readonly holds: boolean
  readonly title: string
  readonly text: string
}

interface Page {
  /** Whether it starts again without the server. */
  readonly kept: boolean
  /** Whether it has been offline since the line was last there: an attempt that is under way changes nothing yet. */
  readonly lost: boolean
  readonly isHttps: boolean
}

const readOnlyTitles: Readonly<Record<ReadOnly, string>> = {
  diskFull: 'The server’s disk is full.',
  diskFails: 'The server’s disk takes nothing.',
  diskSlow: 'The server’s disk is very slow.',
}

export function dangerOf(status: SyncStatus, { kept, lost, isHttps }: Page): Danger | undefined {
  const { state, unsaved, notKept } = status
  if (state === 'refused') return undefined
  if (notKept !== undefined)
    return { kind: 'notKept', holds: unsaved > 0, title: 'Nothing is kept on this device.', text: notKept }
  // Kept here and shown to nobody else: only the server knows when that ends.
  if (status.readOnly)
    return {
      kind: 'readOnly',
      holds: false,
      title: readOnlyTitles[status.readOnly],
      text: 'You can go on: nothing of yours is lost. It is kept on this device until the server can save it, and others see it then. Tell whoever runs the server.',
    }
  if (state === 'live') return undefined
  // The server does answer: a reload would work.
  if (status.blocked)
    return {
      kind: 'blocked',
      holds: false,
      title: 'This network blocks WebSockets.',
      text: `What you do is kept here and sent when they get through. Ask for another network${isHttps ? '.' : ', or for https.'}`,
    }
  if (kept || !lost) return undefined
  return {
    kind: 'stranded',
    holds: true,
    title: 'Do not reload or close this page now.',
    text: 'What you do is kept on this device, but the page itself comes from the server.',
  }
}
