// A morning in full swing, put onto a board that fillSprint filled: the day is open, sessions are planned, some wait for
// help and some got it, and two pairs work together.
import { readAll, registersOf } from '@taula/shared/board/registers'
import { inFamily } from '@taula/shared/board/schema'
import type { KindName, Patch } from '@taula/shared/board/schema'
import { change } from '@taula/shared/ops/change'
import { setBoard } from '@taula/shared/ops/board'
import { endClaim } from '@taula/shared/ops/claims'
import { editPerson } from '@taula/shared/ops/people'
import { done } from '@taula/shared/ops/op'
import type { Ctx, Result } from '@taula/shared/ops/op'
import { dayOf } from '@taula/shared/select/time'
import { value } from '@taula/shared/testing'
import type * as Y from 'yjs'
import type { Program } from './program.ts'
import type { Sprint } from './sprint.ts'

const minute = 60_000
const hour = 60 * minute

/** A zone where it is between eleven and twelve, whenever a test runs: a morning then ends at two, with lunch. */
function lateMorning(now: number): string {
  const ahead = 11 - new Date(now).getUTCHours()
  // These names count the other way round, and only twelve hours west.
  const east = ahead < -12 ? ahead + 24 : ahead
  return east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`
}

interface Writing<K extends KindName> {
  readonly kind: K
  readonly id: string
  readonly patch: Patch<K>
}
/** What the ops of each part write, written without them. */
const write = <K extends KindName>(doc: Y.Doc, { kind, id, patch }: Writing<K>, _ctx: Ctx): Result =>
  done(null, change(doc, kind, id, patch))

export async function openDay({ organiser, people }: Sprint): Promise<void> {
  const here = registersOf(organiser.doc)
  // Everybody sits but the last, and nine claims are on their way.
  while (readAll(here, 'claims').size < 9 || readAll(here, 'seats').size < people.length - 1)
    await new Promise((resolve) => setImmediate(resolve))
  const now = Date.now()
  const timeZone = lateMorning(now)
  const day = dayOf(now, timeZone)
  const by = organiser.me
  const put = <K extends KindName>(kind: K, id: string, patch: Patch<K>) =>
    value(organiser.act(write<K>, { kind, id, patch }))
  value(organiser.act(setBoard, { timeZone, startsOn: day, place: 'City Library, Barcelona' }))
  put('days', day, { 'opened.1': { at: now - 3 * hour, by } })
  for (const { me } of people) put('people', me, { presence: { is: 'here', day, at: now - 2 * hour, by } })

  const sessions = [
    ['roadmap', 'What the next release needs, and who would like to help with it', -20, 40, 'Main hall'],
    ['showcase', 'Show and tell: what we found this morning', 70, 100, 'Around the long table'],
  ] as const
  for (const [kind, title, from, to, where] of sessions)
    put('sessions', kind, {
      kind,
      title,
      where,
      when: { starts: now + from * minute, ends: now + to * minute },
    })

  const [amelie, bogdan, carme, dara, enric, fatou, , hanna, iker, jordi, kaito, , , noor] = people
  if (
    !amelie ||
    !bogdan ||
    !carme ||
    !dara ||
    !enric ||
    !fatou ||
    !hanna ||
    !iker ||
    !jordi ||
    !kaito ||
    !noor
  )
    throw new Error('the fourteen are not all there')
  askForHelp(put, { organiser, waiting: [bogdan, iker, enric], helped: [dara, fatou], helper: hanna, now })
  const pairs = [
    [fatou, hanna, 'mentoring'],
    [kaito, noor, 'peer'],
  ] as const
  for (const [one, other, kind] of pairs) {
    const sign = { at: now - 30 * minute, by: one.me }
    put('pairings', `${one.me}with`, {
      made: { ...sign, kind, ticket: null, aloud: true },
      ...inFamily('invited', one.me, sign),
      ...inFamily('invited', other.me, sign),
    })
  }
  value(organiser.act(editPerson, { person: dara.me, nameInRoom: true }))
  for (const { me } of [dara, jordi])
    for (const ticket of heldBy(organiser, me))
      value(organiser.act(endClaim, { person: me, ticket, how: 'done' }))
}

interface Asking {
  readonly organiser: Program
  readonly waiting: readonly Program[]
  readonly helped: readonly Program[]
  readonly helper: Program
  readonly now: number
}

function askForHelp(
  put: <K extends KindName>(kind: K, id: string, patch: Patch<K>) => void,
  { organiser, waiting, helped, helper, now }: Asking,
): void {
  const seats = readAll(registersOf(organiser.doc), 'seats')
  ;[...waiting, ...helped].forEach(({ me }, i) => {
    const since = now - (4 + 7 * i) * minute
    put('help', `${me}asks`, {
      question: { person: me, by: me, topic: 'Tests', text: 'Why does this one fail?', ticket: null },
      waiting: { table: seats.get(me)?.table ?? null, since },
    })
  })
  for (const { me } of helped) {
    put('help', `${me}asks`, {
      ...inFamily('taken', helper.me, { turn: 1, at: now - 20 * minute }),
      resolved: { at: now - 10 * minute, by: helper.me, person: me },
    })
  }
}

const heldBy = ({ doc }: Program, person: string): readonly string[] =>
  [...readAll(registersOf(doc), 'claims').keys()].flatMap((id) => {
    const [ticket = '', holder] = id.split('.')
    return holder === person ? [ticket] : []
  })
