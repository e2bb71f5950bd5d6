// What somebody does of a sprint's morning, as data: days and programme, checking in, help, keeping and passing on, and
// getting tickets ready for newcomers. Each is one op with its arguments.
import { expectPeople, markSetup, sayAvailability, setSetupSteps, tickOff } from '../ops/checkIn.ts'
import { setDayHours } from '../ops/days.ts'
import {
  askedAboutHelp,
  askForHelp,
  handBack,
  helpedWithout,
  resolveHelp,
  takeHelp,
  withdrawHelp,
} from '../ops/help.ts'
import { importSessions } from '../ops/importSessions.ts'
import { keepClaim, leave, passClaim, readHandover, releaseClaim } from '../ops/keeping.ts'
import { checkTicket, reserveTicket, setEffort, splitTicket, uncheckTicket } from '../ops/newcomer.ts'
import { touchHere } from '../ops/presence.ts'
import { addSession, editSession, withdrawSession } from '../ops/sessions.ts'
import type { Result } from '../ops/op.ts'
import type { Peer } from './peer.ts'

const ops = {
  check: checkTicket,
  uncheck: uncheckTicket,
  effort: setEffort,
  reserve: reserveTicket,
  split: splitTicket,
  keep: keepClaim,
  pass: passClaim,
  release: releaseClaim,
  readHandover,
  leave,
  hours: setDayHours,
  addSession,
  editSession,
  withdrawSession,
  importSessions,
  availability: sayAvailability,
  markSetup,
  setupSteps: setSetupSteps,
  expect: expectPeople,
  tickOff,
  touch: touchHere,
  ask: askForHelp,
  take: takeHelp,
  handBack,
  resolve: resolveHelp,
  withdrawHelp,
  helpedWithout,
  askedAboutHelp,
} as const

type Ops = typeof ops
export type MorningName = keyof Ops
type Args = { readonly [K in MorningName]: Parameters<Ops[K]>[1] }
/** Spelt over the names, so that TypeScript knows an op and its arguments to belong together. */
type Spelt<K extends MorningName> = {
  readonly [P in K]: { readonly did: P; readonly args: Args[P] }
}[K]
export type MorningDeed = Spelt<MorningName>

type Act<K extends MorningName> = (
  doc: Parameters<Ops[K]>[0],
  args: Args[K],
  ctx: Parameters<Ops[K]>[2],
) => Result<unknown>
const acts: { readonly [K in MorningName]: Act<K> } = ops

export const isMorningDeed = (deed: { readonly did: string }): deed is MorningDeed =>
  Object.hasOwn(ops, deed.did)

export function performMorning<K extends MorningName>(peer: Peer, deed: Spelt<K>): Result<unknown> {
  const act: Act<K> = acts[deed.did]
  return peer.act(act, deed.args)
}
