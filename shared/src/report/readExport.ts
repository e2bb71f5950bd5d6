// An export, read at the edge: anybody may have written it. What it holds is what this server's schema takes, or nothing
// of it comes in.
import type { BoardContent, WholeRegister } from '../board/content.ts'
import { maxNoteLength, maxNotes } from '../board/limits.ts'
import { idPattern } from '../board/kind.ts'
import { isKindName, kindNames, parseKey, validValue } from '../board/schema.ts'
import type { KindName } from '../board/schema.ts'
import { exportFormat, exportVersion } from './exportBoard.ts'

export type ReadExport =
  | { readonly ok: true; readonly content: BoardContent }
  /** The first thing that is wrong: where it stands, and why. */
  | { readonly ok: false; readonly path: string; readonly message: string }

type Json = Readonly<Record<string, unknown>>
type Problem = Extract<ReadExport, { ok: false }>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parts: ReadonlySet<string> = new Set(['format', 'version', 'registers', 'notes'])

/** `written` came out of JSON.parse, which keeps a key `__proto__` as any other. Takes it in steps: pause between them. */
export function* readExport(written: unknown): Generator<undefined, ReadExport> {
  if (!isObject(written)) return problem([], 'not an export of a board')
  if (written.format !== exportFormat) return problem(['format'], `not “${exportFormat}”`)
  if (written.version !== exportVersion)
    return problem(['version'], `this server reads version ${exportVersion}`)
  const other = Object.keys(written).find((key) => !parts.has(key))
  if (other !== undefined) return problem([other], 'unknown')
  const { registers, notes = {} } = written
  if (!isObject(registers)) return problem(['registers'], 'missing, or not an object')
  if (!isObject(notes)) return problem(['notes'], 'not an object')
  const unknown = Object.keys(registers).find((kind) => !isKindName(kind))
  if (unknown !== undefined) return problem(['registers', unknown], 'this server knows no such kind')
  const read: WholeRegister[] = []
  for (const kind of kindNames) {
    const ofKind = registers[kind] ?? {}
    if (!isObject(ofKind)) return problem(['registers', kind], 'not an object')
    const wrong = yield* readKind(kind, ofKind, read)
    if (wrong) return wrong
  }
  const texts = readNotes(notes)
  return 'ok' in texts ? texts : { ok: true, content: { registers: read, notes: texts.read } }
}

/** Registers between two pauses: some milliseconds. */
const registersPerStep = 2_000

function* readKind(
  kind: KindName,
  written: Json,
  into: WholeRegister[],
): Generator<undefined, Problem | undefined> {
  for (const [key, value] of Object.entries(written)) {
    const rule = parseKey(kind, key)?.rule
    if (!rule) return problem(['registers', kind, key], 'there is no such register')
    const valid = validValue(rule, value)
    if (valid === undefined) return problem(['registers', kind, key], 'not a value that it takes')
    if (!isWellFormed(valid)) return problem(['registers', kind, key], halfCharacter)
    into.push([kind, key, valid])
    if (into.length % registersPerStep === 0) yield
  }
  return undefined
}

function readNotes(written: Json): { readonly read: BoardContent['notes'] } | Problem {
  const read: (readonly [string, string])[] = []
  const notes = Object.entries(written)
  if (notes.length > maxNotes) return problem(['notes'], `more than ${maxNotes}`)
  for (const [ticket, text] of notes) {
    if (!idPattern.test(ticket)) return problem(['notes', ticket], 'not the id of a ticket')
    if (typeof text !== 'string') return problem(['notes', ticket], 'not a text')
    if (text.length > maxNoteLength) return problem(['notes', ticket], 'longer than a note may be')
    if (!text.isWellFormed()) return problem(['notes', ticket], halfCharacter)
    read.push([ticket, text])
  }
  return { read }
}

/** Would be another one after it has been on a disk. */
const halfCharacter = 'a text with half a character in it'

/** Values that the schema takes are a few levels deep. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  return typeof value !== 'object' || value === null || Object.values(value).every(isWellFormed)
}

const longestNamed = 80

/** Names in it come from whoever wrote the export, and may be megabytes. */
const problem = (path: readonly string[], message: string): Problem => ({
  ok: false,
  path: path.map((name) => (name.length > longestNamed ? `${name.slice(0, longestNamed)}…` : name)).join('.'),
  message,
})
