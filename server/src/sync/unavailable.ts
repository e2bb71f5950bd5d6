// Why a board cannot do now what is asked of it, for programs and for people.
import type { ReadOnly } from '@taula/shared/protocol/presence'
import { DiskFull } from './docStore.ts'

/** Asked again later, it may well succeed. */
export class Unavailable extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

const readOnlyCodes = { diskFull: 'disk_full', diskFails: 'disk_fails', diskSlow: 'disk_slow' } as const
const readOnlyWords: Readonly<Record<ReadOnly, string>> = {
  diskFull: 'The server’s disk is full: nothing can be saved until somebody makes room. Try again then.',
  diskFails: 'The server’s disk takes nothing at the moment. Try again in a minute.',
  diskSlow: 'The server’s disk is very slow at the moment. Try again in a minute.',
}

export const readOnlyNow = (why: ReadOnly): Unavailable =>
  new Unavailable(readOnlyCodes[why], readOnlyWords[why])

export const whyReadOnly = (error: unknown): ReadOnly =>
  error instanceof DiskFull ? 'diskFull' : 'diskFails'

export const damagedNow = (): Unavailable =>
  new Unavailable(
    'board_damaged',
    'What the server has stored of this board is damaged, so it stays closed and as it is. What you did is kept on your device. Whoever runs the server finds in its log what is wrong, and can bring the board back from a backup.',
  )
