// Bodies of the HTTP interface: validator first, type inferred.
import * as v from 'valibot'
import { aLine, aTime } from '../board/kind.ts'
import { meta } from '../board/kinds/meta.ts'
import {
  maxBoardNameLength,
  maxColumns,
  maxImportChars,
  maxNameLength,
  maxUrlLength,
} from '../board/limits.ts'
import { isTimeZone } from '../board/timeZone.ts'
import { columnKinds, listFormats } from '../import/parsed.ts'

/** What a key opens: the five links of a board. */
export const keyRoles = ['organiser', 'mentor', 'sprinter', 'screen', 'public'] as const
export type KeyRole = (typeof keyRoles)[number]

export const createBoardBody = v.object({
  name: aLine(maxBoardNameLength),
  timeZone: v.optional(v.pipe(meta.fields.timeZone.value, v.check(isTimeZone, 'not an IANA time zone'))),
  startsOn: v.optional(v.pipe(v.string(), v.isoDate())),
  endsOn: v.optional(v.pipe(v.string(), v.isoDate())),
})
export type CreateBoardBody = v.InferOutput<typeof createBoardBody>

/** A board made again from an export; what stands beside it takes the place of what the export says. */
const remakeBoardBody = v.object({ import: v.unknown(), ...v.partial(createBoardBody).entries })
export type RemakeBoardBody = v.InferOutput<typeof remakeBoardBody>

export const makeBoardBody = v.lazy((body): v.GenericSchema<unknown, CreateBoardBody | RemakeBoardBody> =>
  v.is(v.looseObject({ import: v.unknown() }), body) ? remakeBoardBody : createBoardBody,
)

export interface CreateBoardAnswer {
  readonly boardId: string
  readonly keys: Readonly<Record<KeyRole, string>>
  readonly links: Readonly<Record<KeyRole, string>>
}

export const joinBody = v.object({
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  name: v.optional(aLine(maxNameLength)),
  newHere: v.optional(v.boolean()),
  remote: v.optional(v.boolean()),
})
export type JoinBody = v.InferOutput<typeof joinBody>

export interface JoinAnswer {
  /** Null for screen and public. */
  readonly personId: string | null
  readonly role: string
  readonly token: string
}

export const importBody = v.object({
  format: v.optional(v.picklist(['auto', ...listFormats])),
  content: v.pipe(v.string(), v.maxLength(maxImportChars)),
  source: v.optional(
    v.pipe(v.string(), v.maxLength(maxUrlLength), v.regex(/^https?:\/\/\S+$/, 'not a web address')),
  ),
  dryRun: v.optional(v.boolean()),
  /** What each column of a plain table is about, from the first on; null: nothing. Guessed where not said. */
  columns: v.optional(v.pipe(v.array(v.nullable(v.picklist(columnKinds))), v.maxLength(maxColumns))),
  /** Whether a plain table begins with headings. Found out where not said. */
  header: v.optional(v.boolean()),
})
export type ImportBody = v.InferOutput<typeof importBody>

/** Who the credential of a request is, on this board: `GET /api/boards/:boardId/me`. */
export interface MeAnswer {
  readonly personId: string | null
  readonly role: string
}

/** A note as it stood before somebody deleted what another person had written in it. */
const noteVersion = {
  /** Within its note, from 1. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: aTime,
  /** The person who deleted. */
  by: v.string(),
}
/** Newest first: `GET /api/boards/:boardId/tickets/:ticketId/note/versions`. */
export const noteVersionsAnswer = v.object({
  versions: v.array(v.object({ ...noteVersion, length: v.number() })),
})
export type NoteVersionsAnswer = v.InferOutput<typeof noteVersionsAnswer>

/** One of them with its text: `GET /api/boards/:boardId/tickets/:ticketId/note/versions/:number`. */
export const noteVersionAnswer = v.object({ ...noteVersion, text: v.string() })
export type NoteVersionAnswer = v.InferOutput<typeof noteVersionAnswer>

export interface ErrorAnswer {
  readonly error: { readonly code: string; readonly message: string }
}
