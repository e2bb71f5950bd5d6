// Codes that bring a second device in: in memory, for one use and a few minutes. A restart ends them all.
import { bareCode, codeAlphabet, codeLength } from '@taula/shared/protocol/codes'
import type { CodeState } from '@taula/shared/protocol/http'
import type { Clock } from '../sync/clock.ts'
import { codeLifeMs, maxCodes, maxWrongCodes, wrongCodesPerMs } from './limits.ts'

/** Somebody on a board. */
export interface Holder {
  readonly board: string
  readonly person: string
  /** As in `Bearer`: whom a device lets in ends with it. */
  readonly cameBack?: string | undefined
}

export type Redeemed =
  | ({ readonly ok: true } & Holder)
  /** `tooMany`: nothing was looked up. */
  | { readonly ok: false; readonly why: 'unknown' | 'tooMany' }

export interface Codes {
  /** A new code in the place of the one they had. Undefined where too many of their board are out. */
  issue(holder: Holder): { readonly code: string; readonly expires: number } | undefined
  /** What became of the code they got last. */
  stateOf(holder: Holder): CodeState
  /** Uses a code up. `board`: the one that was asked; a code of another is none there. */
  redeem(typed: string, board: string | undefined): Redeemed
}

interface Issued extends Holder {
  readonly code: string
  readonly expires: number
  used: boolean
}

export function createCodes({ clock, random }: { clock: Pick<Clock, 'now'>; random: () => number }): Codes {
  /** The last of each person, the oldest first. */
  const issued = new Map<string, Issued>()
  const byCode = new Map<string, Issued>()
  /** How many are kept of each board: one where anybody fetches them by the thousand is no reason to give none on others. */
  const counts = new Map<string, number>()
  const guesses = createGuesses(clock)
  const place = ({ board, person }: Holder) => `${board}/${person}`

  const countOf = (board: string) => counts.get(board) ?? 0

  function forget(one: Issued) {
    issued.delete(place(one))
    byCode.delete(one.code)
    const left = countOf(one.board) - 1
    if (left > 0) counts.set(one.board, left)
    else counts.delete(one.board)
  }
  function forgetExpired() {
    for (const one of issued.values()) {
      if (one.expires > clock.now()) return
      forget(one)
    }
  }
  function newCode(): string {
    const code = Array.from(
      { length: codeLength },
      () => codeAlphabet[Math.floor(random() * codeAlphabet.length)],
    )
    return byCode.has(code.join('')) ? newCode() : code.join('')
  }

  return {
    issue({ board, person, cameBack }) {
      forgetExpired()
      const before = issued.get(place({ board, person }))
      if (before) forget(before)
      if (countOf(board) >= maxCodes) return undefined
      const one = { board, person, cameBack, code: newCode(), expires: clock.now() + codeLifeMs, used: false }
      issued.set(place(one), one)
      byCode.set(one.code, one)
      counts.set(board, countOf(board) + 1)
      return one
    },
    stateOf(holder) {
      forgetExpired()
      const one = issued.get(place(holder))
      if (!one) return 'none'
      return one.used ? 'used' : 'waiting'
    },
    redeem(typed, board) {
      forgetExpired()
      if (guesses.areTooMany(board)) return { ok: false, why: 'tooMany' }
      const one = byCode.get(bareCode(typed))
      if (!one || (board !== undefined && one.board !== board)) {
        guesses.count(board)
        return { ok: false, why: 'unknown' }
      }
      byCode.delete(one.code)
      one.used = true
      return { ok: true, board: one.board, person: one.person, cameBack: one.cameBack }
    },
  }
}

/**
 * Wrong codes, counted where they were tried: on the first page, or on one board. Whoever does not know a board's address
 * can thus keep nobody from using a code there. Each count runs down by itself; right codes are not counted.
 */
function createGuesses(clock: Pick<Clock, 'now'>) {
  const counts = new Map<string | undefined, { readonly wrong: number; readonly at: number }>()
  const wrongNow = (board: string | undefined) => {
    const count = counts.get(board)
    return count ? Math.max(0, count.wrong - (clock.now() - count.at) * wrongCodesPerMs) : 0
  }
  return {
    areTooMany: (board: string | undefined) => wrongNow(board) > maxWrongCodes - 1,
    count: (board: string | undefined) => counts.set(board, { wrong: wrongNow(board) + 1, at: clock.now() }),
  }
}
