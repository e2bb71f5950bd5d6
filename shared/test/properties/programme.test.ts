// Days and programme under random offline edits, near midnight and where clocks change: every peer says the same of what goes
// on and comes, a calendar doubles nothing, and what one device alone said stands.
import { closeDay } from '../../src/ops/days.ts'
import { byDays, nowAndNext } from '../../src/select/programme.ts'
import { openMinutes, sprintDay } from '../../src/select/sprintDay.ts'
import type { Session } from '../../src/select/sessions.ts'
import { buildBoard, seededRandom } from '../../src/testing/index.ts'
import type { Entry, Peer, Random, Weights } from '../../src/testing/index.ts'
import { field, idsOf, register } from './raw.ts'
import { property } from './seeds.ts'
import { createSingles } from './single.ts'
import { expectEqual, sprint } from './sprint.ts'

/** Late evenings before the clocks change, where they do. */
const evenings = [
  ['Europe/Madrid', Date.UTC(2026, 9, 24, 20)],
  ['Europe/Madrid', Date.UTC(2026, 2, 28, 21)],
  ['America/New_York', Date.UTC(2026, 10, 1, 2)],
  ['America/New_York', Date.UTC(2026, 2, 8, 3)],
  ['Asia/Kolkata', Date.UTC(2026, 4, 16, 17)],
] as const
type Zone = (typeof evenings)[number][0]
const boards = evenings.map(([timeZone, startsAt]) => ({
  timeZone,
  startsAt,
  board: buildBoard({ people: 4, upstream: 0, own: 1, timeZone }, seededRandom(1)),
}))

const weights: Weights = {
  importSessions: 4,
  addSession: 3,
  editSession: 5,
  withdrawSession: 4,
  openDay: 6,
  closeDay: 5,
  hours: 2,
  undo: 3,
}

const minute = 60_000
const hour = 60 * minute
/** Sweden writes a day as ISO does. */
const dayFormats = new Map(
  evenings.map(([timeZone]) => [timeZone, new Intl.DateTimeFormat('sv-SE', { timeZone })]),
)
const isoDay = (at: number, timeZone: Zone) => dayFormats.get(timeZone)?.format(at)

const sessionsOf = ({ view }: Peer) => view.sessions.get()
const calendarOf = ({ view }: Peer) => ({ days: view.days.get(), board: view.board.get() })

/** The programme by its registers. */
function isOn(peer: Peer, id: string): boolean {
  const value = (name: string) => register(peer, 'sessions', `${id}/${name}`)
  const calendar = value('calendar')
  const isKnown = ['title', 'when'].every((name) => (value(name) ?? field(calendar, name) ?? null) !== null)
  const isOff =
    value('withdrawn') ?? (field(calendar, 'cancelled') === true && value('withdrawn') === undefined)
  return isKnown && isOff !== true
}

function programmeIsAsItStands(peer: Peer, now: number, zone: Zone) {
  const sessions = sessionsOf(peer)
  const known = idsOf(peer, 'sessions').filter((id) => isOn(peer, id))
  expectEqual(sessions.map(({ id }) => id).toSorted(), known.toSorted(), 'each once')
  const starts = sessions.map(({ when }) => when.starts)
  expectEqual(
    starts,
    starts.toSorted((a, b) => a - b),
    'in the order of time',
  )
  const { now: running, next, nextIs } = nowAndNext(sessions, now, zone)
  const goesOn = ({ when }: Session) => when.starts <= now && now < when.ends
  expectEqual(running !== undefined, sessions.some(goesOn), 'something goes on')
  if (running) expectEqual(goesOn(running), true, 'and it is what is shown')
  const coming = starts.filter((at) => at > now)
  expectEqual(next?.when.starts, coming.length > 0 ? Math.min(...coming) : undefined, 'what comes')
  if (next) {
    const isToday = isoDay(next.when.starts, zone) === isoDay(now, zone)
    expectEqual(nextIs === 'today', isToday, 'today lasts until midnight there')
  }
  for (const [day, those] of byDays(sessions, zone))
    for (const { when } of those) expectEqual(isoDay(when.starts, zone), day, 'on its day')
}

/** A day is open where a turn was begun and not ended, by the registers. */
function daysAreAsTheyStand(peer: Peer, now: number) {
  const calendar = calendarOf(peer)
  const turns = [...peer.doc.getMap('days').keys()].filter((key) => key.includes('/opened.'))
  const isRunning = turns.some((key) => !peer.doc.getMap('days').has(key.replace('/opened.', '/closed.')))
  const { is } = sprintDay(calendar, now)
  if (is === 'open') expectEqual(isRunning, true, 'open only where somebody opened and nobody closed')
  const [half, start] = [now - 12 * hour, now - 24 * hour]
  const [whole, ...halves] = [
    [start, now],
    [start, half],
    [half, now],
  ].map(([from = 0, to = 0]) => openMinutes(calendar, from, to))
  const parts = halves.reduce((a, b) => a + b, 0)
  // A day that nobody closed counts up to the moment that is asked about, or its planned end.
  expectEqual(whole !== undefined && whole <= Math.min(24 * 60, parts + 1e-6), true, 'no minute counts twice')
}

const aBoard = (random: Random) => random.pick(boards)

property('now, next and the days are the same on every peer, past midnight and clock changes', (random) => {
  const { timeZone, startsAt, board } = aBoard(random)
  sprint({
    random,
    board,
    startsAt,
    weights,
    devices: 4,
    steps: 30,
    clockErrorsMs: [0, 5 * minute, -5 * minute],
    check(peer, { clock }) {
      programmeIsAsItStands(peer, clock.now(), timeZone)
      daysAreAsTheyStand(peer, clock.now())
    },
    atEnd({ network, clock }) {
      const { peers } = network
      const shown = (peer: Peer) => [
        nowAndNext(sessionsOf(peer), clock.now(), timeZone),
        sprintDay(calendarOf(peer), clock.now()),
      ]
      const [first, ...others] = peers
      for (const peer of others) expectEqual(shown(peer), first && shown(first), 'all say the same')
      first?.act(closeDay, {})
      network.deliverAll()
      for (const peer of peers)
        expectEqual(sprintDay(calendarOf(peer), clock.now()).is === 'open', false, 'closed once is closed')
    },
  })
})

/** What a deed says by hand about a session: whether it is off, and where it lies in time. */
function saidOf({ deed, made }: Entry): { readonly about: string; readonly value: unknown } | undefined {
  if (deed.did === 'withdrawSession')
    return { about: `${deed.args.session}/withdrawn`, value: deed.args.withdrawn }
  if (deed.did === 'editSession' && deed.args.when !== undefined)
    return { about: `${deed.args.session}/when`, value: deed.args.when }
  return deed.did === 'addSession' ? { about: `${made}/when`, value: deed.args.when } : undefined
}

property('a session withdrawn here and moved there is both, whatever calendars come in', (random) => {
  const { startsAt, board } = aBoard(random)
  const words = createSingles<unknown>(() => 'asBefore')
  sprint({
    random,
    board,
    startsAt,
    weights: { importSessions: 5, addSession: 3, editSession: 6, withdrawSession: 6 },
    devices: 4,
    steps: 30,
    onDeed(entry) {
      const word = entry.ok ? saidOf(entry) : undefined
      if (word) words.now(word.about, entry, word.value)
    },
    atEnd({ network: { peers } }) {
      for (const peer of peers)
        for (const { about, value } of words.certain) {
          // What says what was so already writes nothing.
          const blank = about.endsWith('/when') ? null : false
          expectEqual(register(peer, 'sessions', about) ?? blank, value, about)
        }
    },
  })
})
