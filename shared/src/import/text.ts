// Text from a list, made fit for one line of a register.
import { maxFactLength, maxTitleLength } from '../board/limits.ts'
import { inEnglish, read, unreadable } from './rows.ts'
import type { Read } from './rows.ts'

/** Line breaks and control characters become one space; half characters, which no two machines store alike, are replaced. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()

/** A short fact; undefined where there is none. One that is too long is cut: it must not lose its ticket. */
export function fact(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const line = oneLine(text)
  if (line.length <= maxFactLength) return line === '' ? undefined : line
  return `${line.slice(0, maxFactLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** A title, which is never cut: half a sentence may say the opposite. */
export function title(text: string): Read<string> {
  const line = oneLine(text)
  if (!/[^\s\p{Cf}]/u.test(line)) return unreadable('This row has no title.')
  if (line.length > maxTitleLength) {
    return unreadable(
      `This title has ${inEnglish(line.length)} characters; the limit is ${inEnglish(maxTitleLength)}.`,
    )
  }
  return read(line)
}

/** Something from a list as it may be quoted in a message. */
export function quoted(text: string): string {
  const line = oneLine(text)
  return line.length <= 40 ? `“${line}”` : `“${line.slice(0, 40).toWellFormed()}…”`
}
