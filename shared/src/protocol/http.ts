// Bodies of the HTTP interface: validator first, type inferred.
import * as v from 'valibot'
import { aLine, anId, aTime } from '../board/kind.ts'
import type { Role } from '../board/kind.ts'
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
/** Every link an organiser can replace. The wall's opens what the join link does, under a key of its own. */
export const linkRoles = [...keyRoles, 'wall'] as const
export type LinkRole = (typeof linkRoles)[number]

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

const aKey = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const joinByKey = v.object({
  key: aKey,
  name: v.optional(aLine(maxNameLength)),
  newHere: v.optional(v.boolean()),
  remote: v.optional(v.boolean()),
  /** A secret of whoever comes as somebody new: with the same one and name they are the one whom it made before. */
  attempt: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{22,64}$/))),
  /** "Yes, that is me": somebody who is on the board already. What is said beside counts where they were expected. */
  person: v.optional(anId),
})
export type JoinByKey = v.InferOutput<typeof joinByKey>

/** `code`: the short one that another device of the same person shows. Also the body of `POST /api/join`. */
export const joinByCode = v.object({ code: v.pipe(v.string(), v.minLength(1), v.maxLength(40)) })
export type JoinByCode = v.InferOutput<typeof joinByCode>

export type JoinBody = JoinByKey | JoinByCode
export const joinBody: v.GenericSchema<unknown, JoinBody> = v.lazy((body) =>
  v.is(v.object({ code: v.unknown() }), body) ? joinByCode : joinByKey,
)

export interface JoinAnswer {
  /** Null for screen and public. */
  readonly personId: string | null
  readonly role: string
  readonly token: string
  /** The register of `people` that asks their other devices, where they came in by their word; see select/cameBack. */
  readonly cameBack?: string
}

/** `POST /api/join`: whoever types a code need not know which board it is for. */
export interface JoinByCodeAnswer extends JoinAnswer {
  readonly boardId: string
}

/** `POST /api/boards/:boardId/who`: is somebody of this name on the board already? */
export const whoBody = v.object({ key: aKey, name: aLine(maxNameLength) })
export type WhoBody = v.InferOutput<typeof whoBody>

export interface Namesake {
  readonly personId: string
  readonly name: string
  readonly role: Role
  /** The label of the table they sit at. */
  readonly table?: string
  /** When they joined, milliseconds since 1970; absent: expected, they have not come yet. */
  readonly joined?: number
  /** Whether this key is too weak to become them: then the code of another device of theirs is needed. */
  readonly needsCode: boolean
}
export interface WhoAnswer {
  readonly people: readonly Namesake[]
}

/** `POST /api/boards/:boardId/code`: a code for another device of whoever asks. */
export interface CodeAnswer {
  readonly code: string
  /** Milliseconds since 1970. */
  readonly expires: number
  /** Base addresses at which the venue reaches this server, the best first; never a loopback one. May be empty. */
  readonly addresses: readonly string[]
}
/** `GET /api/boards/:boardId/code`: what became of it. */
export interface CodeStateAnswer {
  readonly state: CodeState
}
export const codeStates = ['none', 'waiting', 'used'] as const
export type CodeState = (typeof codeStates)[number]

/** `GET /api/boards/:boardId/links`, for organisers. */
export interface LinksAnswer {
  /** Paths, each with its key in the fragment. */
  readonly links: Readonly<Record<LinkRole, string>>
  /** As in `CodeAnswer`. */
  readonly addresses: readonly string[]
}
/** `POST /api/boards/:boardId/links/:role`: the link that holds from now on. */
export interface LinkAnswer {
  readonly link: string
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
  /** As in `JoinAnswer`. */
  readonly cameBack?: string
}

/** `POST /api/boards/:boardId/cameBack`: of a device that came in by this register. Not mine: it is sent off. */
export const cameBackBody = v.object({
  cameBack: v.pipe(v.string(), v.maxLength(200)),
  isMine: v.boolean(),
})
export type CameBackBody = v.InferOutput<typeof cameBackBody>

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
