// JSON as people paste it: one answer of an API, several pages one behind the other, or one object on each line.
import { maxImportRows } from '../board/limits.ts'

export type Loose = Readonly<Record<string, unknown>>

/** A JSON object; its fields are not to be trusted. */
export const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The values in a text, in order; undefined where it is not JSON. */
export function readJson(text: string): readonly unknown[] | undefined {
  const values: unknown[] = []
  for (const part of topLevelParts(text) ?? []) {
    try {
      values.push(JSON.parse(part))
    } catch {
      // JSON.parse has no other way to say no.
      return undefined
    }
  }
  return values.length > 0 ? values : undefined
}

/** Answers of trackers are some ten deep. JSON.parse needs seconds for a few million brackets, so they are counted before. */
const maxDepth = 500

/** The arrays and objects that follow one another in a text; undefined where something else stands between them. */
function topLevelParts(text: string): readonly string[] | undefined {
  const parts: string[] = []
  let depth = 0
  let start = 0
  let end = 0
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]
    if (mark === '"') at = closingQuote(text, at)
    else if (mark === '[' || mark === '{') {
      if (depth === 0 && !isGap(text.slice(end, at))) return undefined
      if (depth++ === 0) start = at
      if (depth > maxDepth) return undefined
    } else if (mark === ']' || mark === '}') {
      if (--depth < 0) return undefined
      if (depth === 0) parts.push(text.slice(start, (end = at + 1)))
      // The caller refuses the list.
      if (parts.length > maxImportRows) return parts
    }
  }
  return depth === 0 && isGap(text.slice(end)) ? parts : undefined
}

/** Whether a text, read as JSON, has arrays and objects nested deeper than this. Found without parsing it. */
export function isDeeper(text: string, most: number): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]
    if (mark === '"') at = closingQuote(text, at)
    else if (mark === ']' || mark === '}') depth--
    else if ((mark === '[' || mark === '{') && ++depth > most) return true
  }
  return false
}

/** Where the string opened at `open` is closed. */
function closingQuote(text: string, open: number): number {
  let quote = text.indexOf('"', open + 1)
  while (quote >= 0 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1)
  return quote < 0 ? text.length : quote
}

function isEscaped(text: string, at: number): boolean {
  let before = at
  while (text[before - 1] === '\\') before--
  return (at - before) % 2 === 1
}

const isGap = (text: string) => !/[^\s,]/.test(text)
