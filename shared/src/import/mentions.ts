// References inside a line of text, and the words beside them that may be the ticket's title.
import { maxImportRows } from '../board/limits.ts'
import { gitHubRepo, inTrac, onGitHub, referenceAt, ticketNumber, tracOf } from './references.ts'
import type { Reference } from './references.ts'
import type { ParseOptions } from './parsed.ts'

export interface Mention {
  readonly reference: Reference
  /** Undefined where the words around are no title. */
  readonly words?: string | undefined
}

/** What `#5500` alone means: a ticket of the list's source, else of the board's Trac. Undefined: there is no such tracker. */
export type Bare = (number: number) => Reference | undefined

export function bareIn({ source, trac }: ParseOptions): Bare {
  const [owner, repo] = gitHubRepo(source ?? '') ?? []
  if (owner !== undefined && repo !== undefined) return (number) => onGitHub(owner, repo, number)
  const site = tracOf(source ?? trac)
  return (number) => site && inTrac(site, number)
}

type Mentions = readonly Mention[] | 'no tracker'

/** The references of a line that is nothing but references; undefined where it is something else. */
export function allMentions(line: string, bare: Bare): Mentions | undefined {
  const mentions: Mention[] = []
  for (const [token] of line.matchAll(/[^\s,;]+/g)) {
    if (joints.has(token)) continue
    const reference = token.length <= maxTokenLength ? meaning(token, bare) : undefined
    if (reference === 'no tracker') return reference
    if (!reference) return undefined
    mentions.push({ reference })
    // The caller refuses the list.
    if (mentions.length > maxImportRows) break
  }
  return mentions
}

const joints: ReadonlySet<string> = new Set(['&', '+', 'and'])
/** Characters. Longer is no reference: what browsers still open, with some brackets. */
const maxTokenLength = 2_100

/** What one word refers to. */
function meaning(token: string, bare: Bare): Reference | 'no tracker' | undefined {
  const word = token.replace(/^[([<]/, '').replace(/[)\]>.:]$/, '')
  const digits = /^(?:#|ticket[:#/_-]#?)?(\d+)$/i.exec(word)?.[1]
  return digits === undefined ? (inRepository(word) ?? referenceAt(word)) : numbered(digits, bare)
}

function numbered(digits: string, bare: Bare): Reference | 'no tracker' | undefined {
  const number = ticketNumber(digits)
  return number === undefined ? undefined : (bare(number) ?? 'no tracker')
}

function inRepository(word: string): Reference | undefined {
  const [, owner, repo, digits] = /^([a-z\d][a-z\d-]{0,38})\/([\w.-]{1,100})#(\d+)$/i.exec(word) ?? []
  const number = ticketNumber(digits ?? '')
  if (owner === undefined || repo === undefined || number === undefined) return undefined
  return onGitHub(owner, repo, number)
}

/** Each begins where a word begins, so that looking for it takes linear time. */
const mention = new RegExp(
  [
    String.raw`https?:\/\/[^\s<>"'${'`'}]+`,
    String.raw`(?<![\w./-])[a-z\d][a-z\d-]{0,38}\/[\w.-]{1,100}#\d{1,15}(?!\w)`,
    String.raw`(?<![\w/-])ticket(?:\s{0,2}[:#/_-]\s?#?|\s{1,2}#?)\d{1,15}(?!\w)`,
    String.raw`(?<![\w&/.#-])#\d{1,15}(?!\w)`,
  ].join('|'),
  'gi',
)

/** The first reference of a line, with the title beside it; empty where there is none. */
export function firstMention(text: string, bare: Bare): Mentions {
  const line = plain(text)
  for (const match of line.matchAll(mention)) {
    const found = withoutEnd(match[0], afterAddress)
    const reference = meaning(found.replace(/^ticket\s*[:#/_-]?\s*#?(?=\d)/i, '#'), bare)
    if (reference === 'no tracker') return reference
    if (!reference) continue
    const [before, after] = [line.slice(0, match.index), line.slice(match.index + found.length)]
    return [{ reference, words: titleAround(before, after, reference.number) }]
  }
  return []
}

const nouns = /^(?:trac|ticket|issue|bug|pr|pull request)?$/i
const verbs = /^(?:fix(?:e[sd])?|close[sd]?|resolve[sd]?|refs?|references|see)$/i

/** The title of a reference that stands at the beginning or the end of its line; in the middle the line is about something else. */
function titleAround(before: string, after: string, number: number): string | undefined {
  const front = withoutEnd(before, beforeReference).trim()
  // "Fixed #5500 -- Title" has one, "See #5500 for more" has none.
  const leads = nouns.test(front) || (verbs.test(front) && /^\s*[:–—-]/.test(after))
  if (leads) return asTitle(behind(after, number))
  return hasWords(after) ? undefined : asTitle(front)
}

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text)
const asTitle = (text: string) =>
  hasWords(text) && !verbs.test(text) && !/^(?:#\d|https?:)/i.test(text) ? text : undefined

/** Rows copied from a table on a page are separated by tabs, and the title comes first. `-fix` belongs to a branch's name. */
function behind(after: string, number: number): string {
  if (/^[-/\w]/.test(after)) return ''
  const cells = after.split('\t').map((cell) => cell.replace(separator, '').trim())
  const first = cells.find((cell) => cell !== '') ?? ''
  // The words of a link may begin with the number again.
  const again = new RegExp(`^#?${number}(?!\\w)`).exec(first)
  return again ? first.slice(again[0].length).replace(separator, '') : first
}

/** Between a reference and its title: ends of brackets and emphasis, then a colon or a dash. */
const separator = /^[)\]}>*_:.,;!]*\s*(?:[-–—:|]+\s+)?/

const beforeReference: ReadonlySet<string> = new Set(' \t:–—-|,;([{<*_')
/** Punctuation of the sentence that an address stands in. */
const afterAddress: ReadonlySet<string> = new Set('.,;:!?)]}>*_')

function withoutEnd(text: string, chars: ReadonlySet<string>): string {
  let end = text.length
  while (end > 0 && chars.has(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

const link =
  /\[((?:[^[\]]|\[[^[\]]*\])*)\]\(<?(https?:[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)?)>?(?:\s[^()]*)?\)/gi

/** Markdown links as an address and its words, numbers from tables and headings as `#5500`. */
function plain(line: string): string {
  return line
    .replace(link, (_, words: string, address: string) =>
      referenceAt(address) ? `${address} ${words}` : words,
    )
    .replace(/^\|.*/, (row) => row.replaceAll('|', '\t').trim())
    .replace(/^#?\s*(\d+)(?=\t)/, '#$1')
    .replace(/^#\s+(\d)/, '#$1')
}

/** Markdown links as their words alone. */
export const withoutLinks = (line: string): string => line.replace(link, '$1')
