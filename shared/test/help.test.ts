// Asking for help and answering it: help only moves forward, and the queue has one order (I5).
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { claimTicket, endClaim } from '../src/ops/claims.ts'
import {
  askedAboutHelp,
  askForHelp,
  handBack,
  helpedWithout,
  resolveHelp,
  takeHelp,
  withdrawHelp,
} from '../src/ops/help.ts'
import { mergePeople } from '../src/ops/merging.ts'
import { editPerson, seatPerson } from '../src/ops/people.ts'
import { expectedWaitMs, placeOf } from '../src/select/help.ts'
import type { HelpRequest } from '../src/select/help.ts'
import { value } from '../src/testing/index.ts'
import { minute, oneBoard } from './oneBoard.ts'

function aRoom() {
  const board = oneBoard()
  const { doc, view, as, clock } = board
  const ask = (who: string, more: Omit<Parameters<typeof askForHelp>[1], 'person'> = {}) => {
    clock.advance(minute)
    return value(askForHelp(doc, more, as(who)))
  }
  const waiting = () => view.queue.get().map(({ person }) => person)
  const request = (id: string): HelpRequest => {
    const found = view.help.get().find((one) => one.id === id)
    if (!found) throw new Error('There is no such request.')
    return found
  }
  return { ...board, ask, waiting, request }
}

it('asking takes the table from the seat, and the line as it is', () => {
  const { doc, as, ask, request, ada, tables, tickets } = aRoom()
  value(seatPerson(doc, { person: ada, table: tables[1] }, as(ada)))
  const id = ask(ada, { topic: 'git', text: '  how do I   rebase? ', ticket: tickets[0] })
  expect(request(id)).toMatchObject({
    person: ada,
    topic: 'git',
    text: 'how do I rebase?',
    ticket: tickets[0],
    table: tables[1],
    state: 'open',
  })
})

it('a question of two lines, or of more than one line holds, is refused; so is one for nobody', () => {
  const { doc, as, ada } = aRoom()
  expect(askForHelp(doc, { text: 'x'.repeat(5000) }, as(ada))).toMatchObject({ ok: false, code: 'invalid' })
  expect(askForHelp(doc, { table: 'no/table' }, as(ada))).toMatchObject({ ok: false, code: 'invalid' })
  expect(askForHelp(doc, { person: 'nobody' }, as(ada))).toMatchObject({ ok: false, code: 'unknown' })
})

it('[I5] asking again keeps the place, and what was said before where nothing new is said', () => {
  const { doc, ask, waiting, request, undo, as, ada, bo } = aRoom()
  const first = ask(ada, { topic: 'git' })
  ask(bo)
  expect(ask(ada, { text: 'it says “detached HEAD”' })).toBe(first)
  expect(waiting()).toEqual([ada, bo])
  expect(request(first)).toMatchObject({ topic: 'git', text: 'it says “detached HEAD”' })
  undo(askForHelp(doc, { text: 'never mind the HEAD' }, as(ada)), ada)
  expect(request(first).text).toBe('it says “detached HEAD”')
})

it('[I5] two who take it are both shown, the earliest leads; taking it twice changes nothing', () => {
  const { doc, ask, as, request, clock, updatesMade, mentor, organiser, ada } = aRoom()
  const id = ask(ada)
  value(takeHelp(doc, { request: id }, as(mentor)))
  clock.advance(minute)
  value(takeHelp(doc, { request: id }, as(organiser)))
  expect(request(id).takers.map(({ person }) => person)).toEqual([mentor, organiser])
  expect(request(id).state).toBe('taken')
  expect(updatesMade(() => void value(takeHelp(doc, { request: id }, as(mentor))))).toBe(0)
  expect(takeHelp(doc, { request: id }, as(ada))).toMatchObject({ ok: false, code: 'invalid' })
})

it('[I5] handed back it waits again in its old place, until somebody takes it again', () => {
  const { doc, ask, as, request, waiting, undo, mentor, ada, bo } = aRoom()
  const id = ask(ada)
  ask(bo)
  value(takeHelp(doc, { request: id }, as(mentor)))
  const back = handBack(doc, { request: id }, as(mentor))
  expect(request(id)).toMatchObject({ state: 'open', takers: [] })
  expect(waiting()).toEqual([ada, bo])
  undo(back, mentor)
  expect(request(id).takers.map(({ person }) => person)).toEqual([mentor])
})

it('[I5] what is over stays over: nobody takes it, hands it back or resolves it again', () => {
  const { doc, ask, as, request, updatesMade, mentor, organiser, ada } = aRoom()
  const id = ask(ada)
  value(takeHelp(doc, { request: id }, as(mentor)))
  value(resolveHelp(doc, { request: id }, as(ada)))
  expect(request(id)).toMatchObject({ state: 'resolved', over: { by: ada, person: ada } })
  const refused = { ok: false, code: 'unknown' }
  expect(takeHelp(doc, { request: id }, as(organiser))).toMatchObject(refused)
  expect(handBack(doc, { request: id }, as(mentor))).toMatchObject(refused)
  expect(resolveHelp(doc, { request: 'nothing' }, as(mentor))).toMatchObject(refused)
  expect(updatesMade(() => void value(resolveHelp(doc, { request: id }, as(mentor))))).toBe(0)
  expect(updatesMade(() => void value(withdrawHelp(doc, { request: id }, as(ada))))).toBe(0)
})

it('[I5] an answer taken back is a new request in the old place', () => {
  const { doc, ask, as, request, waiting, undo, view, mentor, ada, bo } = aRoom()
  const id = ask(ada, { topic: 'git' })
  const since = request(id).since
  ask(bo)
  undo(resolveHelp(doc, { request: id }, as(mentor)), mentor)
  expect(request(id).state).toBe('resolved')
  expect(view.helpFor(ada).get()).toMatchObject({ topic: 'git', since, state: 'open' })
  undo(withdrawHelp(doc, { request: view.helpFor(ada).get()?.id ?? '' }, as(ada)), ada)
  expect(view.helpFor(ada).get()?.since).toBe(since)
  expect(waiting().toSorted()).toEqual([ada, bo].toSorted())
})

it('a sprinter who helped cannot ask in another’s name, so their answer offers nothing to take back', () => {
  const { doc, ask, as, ada, bo } = aRoom()
  const result = resolveHelp(doc, { request: ask(ada) }, as(bo))
  expect(result).toMatchObject({ ok: true })
  expect(result).not.toHaveProperty('undo')
})

it('taken back while they wait for something else already, an answer asks nothing twice', () => {
  const { doc, ask, as, waiting, undo, mentor, ada } = aRoom()
  const answered = resolveHelp(doc, { request: ask(ada) }, as(mentor))
  ask(ada)
  undo(answered, mentor)
  expect(waiting()).toEqual([ada])
})

it('who was helped today, asked or not, waits behind those who were not', () => {
  const { doc, ask, as, waiting, undo, mentor, ada, bo, cy } = aRoom()
  value(resolveHelp(doc, { request: ask(ada) }, as(mentor)))
  const helped = helpedWithout(doc, { person: bo }, as(mentor))
  ask(ada)
  ask(bo)
  ask(cy)
  expect(waiting()).toEqual([cy, ada, bo])
  undo(helped, mentor)
  expect(waiting()).toEqual([bo, cy, ada])
})

it('“helped” answers what they had asked for', () => {
  const { doc, ask, as, request, mentor, ada } = aRoom()
  const id = ask(ada)
  value(helpedWithout(doc, { person: ada }, as(mentor)))
  expect(request(id).state).toBe('resolved')
  expect(helpedWithout(doc, { person: 'nobody' }, as(mentor))).toMatchObject({ ok: false, code: 'unknown' })
})

it('two records of one person wait and help as one', () => {
  const { doc, ask, as, request, waiting, view, organiser, mentor, ada, bo, cy } = aRoom()
  const id = ask(ada)
  value(takeHelp(doc, { request: id }, as(cy)))
  value(mergeInto(cy, mentor))
  value(mergeInto(bo, ada))
  expect(request(id).takers.map(({ person }) => person)).toEqual([mentor])
  expect(ask(bo)).toBe(id)
  value(handBack(doc, { request: id }, as(mentor)))
  expect(request(id).takers).toEqual([])
  expect(waiting()).toEqual([ada])
  expect(view.helpFor(ada).get()?.id).toBe(id)

  function mergeInto(from: string, into: string) {
    return mergePeople(doc, { from, into }, as(organiser))
  }
})

it('the place counts who waits for somebody; the usual wait is said from three answers on', () => {
  const { doc, ask, as, clock, view, mentor, ada, bo, cy, organiser } = aRoom()
  const ids = [ask(ada), ask(bo), ask(cy)]
  const place = (i: number) => placeOf(view.queue.get(), ids[i] ?? '')
  expect([place(0), place(1), place(2)]).toEqual([1, 2, 3])
  value(takeHelp(doc, { request: ids[0] ?? '' }, as(mentor)))
  expect([place(1), place(2), placeOf(view.queue.get(), 'nothing')]).toEqual([1, 2, undefined])
  const usual = () => expectedWaitMs(view.help.get())
  value(withdrawHelp(doc, { request: ask(organiser) }, as(organiser)))
  clock.advance(5 * minute)
  value(resolveHelp(doc, { request: ids[1] ?? '' }, as(mentor)))
  expect(usual()).toBeUndefined()
  clock.advance(6 * minute)
  value(takeHelp(doc, { request: ids[2] ?? '' }, as(mentor)))
  // 2, 7 and 12 minutes; what was withdrawn says nothing.
  expect(usual()).toBe(7 * minute)
  value(resolveHelp(doc, { request: ask(bo) }, as(mentor)))
  expect(usual()).toBe(4.5 * minute)
})

it('whose name changes keeps their place', () => {
  const { doc, ask, as, waiting, ada, bo } = aRoom()
  ask(ada)
  ask(bo)
  value(editPerson(doc, { person: ada, name: 'Ada L.' }, as(ada)))
  expect(waiting()).toEqual([ada, bo])
})

it('whether they need help somebody is asked once in a turn of their claim', () => {
  const { doc, as, view, updatesMade, ada, bo, tickets } = aRoom()
  const [ticket] = tickets
  const asked = () =>
    view
      .ticket(ticket)
      .get()
      ?.holders.map((holder) => holder.asked)
  value(claimTicket(doc, { ticket }, as(ada)))
  value(askedAboutHelp(doc, { ticket }, as(bo)))
  expect(asked()).toEqual([false])
  value(askedAboutHelp(doc, { ticket }, as(ada)))
  expect(asked()).toEqual([true])
  expect(updatesMade(() => void askedAboutHelp(doc, { ticket }, as(ada)))).toBe(0)
  value(endClaim(doc, { ticket, how: 'released' }, as(ada)))
  value(claimTicket(doc, { ticket }, as(ada)))
  expect(asked()).toEqual([false])
})

describe('[I5] whoever asked on two devices, one of them offline,', () => {
  function twice() {
    const room = aRoom()
    const { doc, as, ask, ada, clock } = room
    const laptop = new Y.Doc()
    laptop.clientID = 2 ** 31
    Y.applyUpdate(laptop, Y.encodeStateAsUpdate(doc))
    const first = ask(ada, { topic: 'git', text: 'A rebase' })
    clock.advance(minute)
    const second = value(askForHelp(laptop, { topic: 'ORM', text: 'A join' }, as(ada)))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(laptop))
    return { ...room, first, second }
  }

  it('waits once, in the place of the first, with all they said', () => {
    const { view, waiting, ada, first, ask, bo } = twice()
    ask(bo)
    expect(waiting()).toEqual([ada, bo])
    const one = { id: first, topic: 'git', text: 'A rebase · ORM · A join', state: 'open' }
    expect(view.queue.get()[0]).toMatchObject(one)
    expect(view.helpFor(ada).get()).toMatchObject(one)
  })

  it('is come to by whoever took either, and handed back by one tap', () => {
    const { doc, as, view, updatesMade, first, second, mentor, organiser } = twice()
    value(takeHelp(doc, { request: second }, as(mentor)))
    value(takeHelp(doc, { request: first }, as(organiser)))
    expect(updatesMade(() => void value(takeHelp(doc, { request: first }, as(mentor))))).toBe(0)
    const takers = () =>
      view.queue
        .get()[0]
        ?.takers.map(({ person }) => person)
        .toSorted()
    expect(takers()).toEqual([mentor, organiser].toSorted())
    value(handBack(doc, { request: first }, as(mentor)))
    expect(takers()).toEqual([organiser])
  })

  it.each([
    ['helped', resolveHelp],
    ['out of the queue', withdrawHelp],
  ])('is %s by one tap, counted once, and all of it waits again when that is taken back', (_, end) => {
    const { doc, as, view, undo, waiting, first, ada, mentor } = twice()
    const result = end(doc, { request: first }, as(mentor))
    expect(waiting()).toEqual([])
    const resolved = view.help.get().filter(({ state }) => state === 'resolved')
    expect(resolved.length).toBe(end === resolveHelp ? 1 : 0)
    undo(result, mentor)
    expect(waiting()).toEqual([ada])
    expect(view.queue.get()[0]?.text).toBe('A rebase · ORM · A join')
  })
})
