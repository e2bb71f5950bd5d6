// What the status line has to say before somebody does what would hurt. Pure: every case is in one table of tests.
import type { SyncStatus } from '../sync/session.ts'

export interface Danger {
  readonly kind: 'notKept' | 'blocked' | 'stranded'
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

export function dangerOf(status: SyncStatus, { kept, lost, isHttps }: Page): Danger | undefined {
  const { state, unsaved, notKept } = status
  if (state === 'refused') return undefined
  if (notKept !== undefined)
    return { kind: 'notKept', holds: unsaved > 0, title: 'Nothing is kept on this device.', text: notKept }
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
