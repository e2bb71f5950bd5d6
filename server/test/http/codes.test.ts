// Codes by a clock driven by hand: one use, ten minutes, and no guessing.
import { expect, it } from 'vitest'
import { handClock, seededRandom } from '@taula/shared/testing'
import { bareCode, shownCode } from '@taula/shared/protocol/codes'
import { createCodes } from '../../src/routes/codes.ts'
import { codeLifeMs, maxCodes, maxWrongCodes } from '../../src/routes/limits.ts'

const ana = { board: 'b', person: 'ana' }

function started() {
  const clock = handClock()
  const codes = createCodes({ clock, random: seededRandom(1).next })
  const codeOf = (holder = ana) => codes.issue(holder)?.code ?? ''
  return { clock, codes, codeOf }
}

it('a code has six signs that nobody takes for others, and is said in two halves', () => {
  const { codeOf } = started()
  for (let i = 0; i < 200; i++) {
    const code = codeOf({ board: 'b', person: `p${i}` })
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{6}$/)
    expect(shownCode(code)).toBe(`${code.slice(0, 3)}-${code.slice(3)}`)
    expect(bareCode(shownCode(code))).toBe(code)
  }
})

it('a code brings its person in once', () => {
  const { codes, codeOf } = started()
  const code = codeOf()
  expect(codes.stateOf(ana)).toBe('waiting')
  expect(codes.redeem(code, 'b')).toEqual({ ok: true, ...ana })
  expect(codes.redeem(code, 'b')).toEqual({ ok: false, why: 'unknown' })
  expect(codes.stateOf(ana)).toBe('used')
})

it.each([
  ['small letters', (code: string) => code.toLowerCase()],
  ['spaces', (code: string) => ` ${code.slice(0, 2)} ${code.slice(2)}\u00a0`],
  ['a dash', (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`],
  ['a dash from a phone that means well', (code: string) => `${code.slice(0, 3)}–${code.slice(3)}`],
])('%s are forgiven', (_, typed) => {
  const { codes, codeOf } = started()
  expect(codes.redeem(typed(codeOf()), undefined)).toEqual({ ok: true, ...ana })
})

it('a code holds for ten minutes', () => {
  const { clock, codes } = started()
  const issued = codes.issue(ana)
  expect(issued?.expires).toBe(clock.now() + 10 * 60_000)
  clock.advance(codeLifeMs - 1)
  expect(codes.stateOf(ana)).toBe('waiting')
  clock.advance(1)
  expect(codes.stateOf(ana)).toBe('none')
  expect(codes.redeem(issued?.code ?? '', 'b')).toMatchObject({ ok: false })
})

it('a new code takes the place of the one before, also of a used one', () => {
  const { codes, codeOf } = started()
  const first = codeOf()
  const second = codeOf()
  expect(codes.redeem(first, 'b')).toMatchObject({ ok: false })
  expect(codes.redeem(second, 'b')).toMatchObject({ ok: true })
  codeOf()
  expect(codes.stateOf(ana)).toBe('waiting')
})

it('a code opens its own board and no other', () => {
  const { codes, codeOf } = started()
  const code = codeOf()
  expect(codes.redeem(code, 'c')).toEqual({ ok: false, why: 'unknown' })
  expect(codes.redeem(code, 'b')).toMatchObject({ ok: true })
})

it('there is an end to how many are out; it passes with their time', () => {
  const { clock, codes, codeOf } = started()
  for (let i = 0; i < maxCodes; i++) codeOf({ board: 'b', person: `p${i}` })
  expect(codes.issue(ana)).toBeUndefined()
  expect(codes.issue({ board: 'b', person: 'p7' })).toBeDefined()
  clock.advance(codeLifeMs)
  expect(codes.issue(ana)).toBeDefined()
})

it('who takes all the codes of one board keeps nobody on another from getting one', () => {
  const { codes, codeOf } = started()
  for (let i = 0; i < maxCodes; i++) codeOf({ board: 'c', person: `p${i}` })
  expect(codes.issue({ board: 'c', person: 'ana' })).toBeUndefined()
  expect(codes.issue(ana)).toBeDefined()
})

it('wrong codes are limited in one place; they are forgotten in a minute, and right ones are not counted', () => {
  const { clock, codes, codeOf } = started()
  for (let i = 0; i < maxWrongCodes - 1; i++)
    expect(codes.redeem('WRONG2', 'b')).toMatchObject({ why: 'unknown' })
  for (let i = 0; i < 200; i++) expect(codes.redeem(codeOf(), 'b')).toMatchObject({ ok: true })
  expect(codes.redeem('WRONG2', 'b')).toMatchObject({ why: 'unknown' })
  const code = codeOf()
  expect(codes.redeem(code, 'b')).toEqual({ ok: false, why: 'tooMany' })
  clock.advance(1_000)
  expect(codes.redeem(code, 'b')).toMatchObject({ ok: true })
})

it('who guesses on the first page, or at one board, keeps nobody at another board from coming in', () => {
  const { codes, codeOf } = started()
  for (let i = 0; i <= maxWrongCodes; i++) {
    codes.redeem('WRONG2', undefined)
    codes.redeem('WRONG2', 'c')
  }
  expect(codes.redeem(codeOf(), undefined)).toMatchObject({ why: 'tooMany' })
  expect(codes.redeem(codeOf(), 'b')).toMatchObject({ ok: true })
})
