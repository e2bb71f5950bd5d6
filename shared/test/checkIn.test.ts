// Checking in: who is expected, here, away or left; who may be asked; how far a newcomer is.
import { describe, expect, it } from 'vitest'
import { maxExpected } from '../src/board/limits.ts'
import { put } from '../src/board/registers.ts'
import { setBoard } from '../src/ops/board.ts'
import { expectPeople, markSetup, sayAvailability, setSetupSteps, tickOff } from '../src/ops/checkIn.ts'
import { mergePeople } from '../src/ops/merging.ts'
import { addPerson, editPerson } from '../src/ops/people.ts'
import { sayPresence, touchHere } from '../src/ops/presence.ts'
import { doneSteps, nextSetupStep, setupStepsOf, skillsOf } from '../src/select/checkIn.ts'
import { namesIn } from '../src/select/names.ts'
import { availabilityOf, presenceOf } from '../src/select/presence.ts'
import { sprintDay, zoneOf } from '../src/select/sprintDay.ts'
import { dayOf } from '../src/select/time.ts'
import { value } from '../src/testing/index.ts'
import { minute, oneBoard } from './oneBoard.ts'

const day = 24 * 60 * minute

function morning() {
  const b = oneBoard()
  const calendar = () => ({ days: b.view.days.get(), board: b.view.board.get() })
  const zone = () => zoneOf(calendar())
  const today = () => dayOf(b.clock.now(), zone())
  const sign = () => ({ at: b.clock.now(), by: b.organiser })
  return {
    ...b,
    opens: () => b.doc.transact(() => put(b.doc, 'days', today(), { 'opened.1': sign() })),
    closes: () => b.doc.transact(() => put(b.doc, 'days', today(), { 'closed.1': sign() })),
    sleeps: () => b.clock.advance(day),
    today,
    presence: (person: string) =>
      presenceOf(b.view.person(person).get(), sprintDay(calendar(), b.clock.now()), zone()),
    availability: (person: string) => availabilityOf(b.view.person(person).get(), b.clock.now(), zone()),
  }
}

describe('presence', () => {
  it('opening a day makes everybody expected, and the first touch makes here, once', () => {
    const b = morning()
    b.sleeps()
    b.opens()
    expect(b.presence(b.ada)).toBe('expected')
    expect(b.updatesMade(() => touchHere(b.doc, {}, b.as(b.ada)))).toBe(1)
    expect(b.presence(b.ada)).toBe('here')
    expect(b.updatesMade(() => touchHere(b.doc, {}, b.as(b.ada)))).toBe(0)
    b.sleeps()
    b.opens()
    expect(b.presence(b.ada)).toBe('expected')
  })

  it('a touch is nothing to take back, and leaves alone who said that they are away or have left', () => {
    const b = morning()
    b.sleeps()
    b.opens()
    expect(touchHere(b.doc, {}, b.as(b.ada))).toEqual({ ok: true, value: null })
    for (const is of ['away', 'left'] as const) {
      sayPresence(b.doc, { is }, b.as(b.bo))
      expect(b.updatesMade(() => touchHere(b.doc, {}, b.as(b.bo)))).toBe(0)
      expect(b.presence(b.bo)).toBe(is)
    }
  })

  it('a touch on a day that is closed says nothing, nor does one of somebody unknown', () => {
    const b = morning()
    b.opens()
    b.closes()
    b.sleeps()
    expect(b.updatesMade(() => touchHere(b.doc, {}, b.as(b.ada)))).toBe(0)
    b.opens()
    expect(b.updatesMade(() => touchHere(b.doc, {}, b.as('nobodyKnowsIt')))).toBe(0)
  })

  it('a touch by a second record of somebody makes that person here', () => {
    const b = morning()
    b.sleeps()
    b.opens()
    mergePeople(b.doc, { from: b.bo, into: b.ada }, b.as(b.organiser))
    touchHere(b.doc, {}, b.as(b.bo))
    expect(b.presence(b.ada)).toBe('here')
  })
})

describe('availability', () => {
  it('heads down lasts for its minutes, then is over by itself', () => {
    const b = morning()
    sayAvailability(b.doc, { is: 'headsDown', minutes: 30 }, b.as(b.ada))
    expect(b.availability(b.ada)).toBe('headsDown')
    b.clock.advance(30 * minute)
    expect(b.availability(b.ada)).toBe('open')
  })

  it('is taken back to what is usual, also where the role changed since', () => {
    const b = morning()
    const said = sayAvailability(b.doc, { is: 'headsDown' }, b.as(b.ada))
    expect(b.availability(b.ada)).toBe('headsDown')
    b.undo(said, b.ada)
    expect(b.availability(b.ada)).toBe('open')
    editPerson(b.doc, { person: b.ada, role: 'mentor' }, b.as(b.organiser))
    expect(b.availability(b.ada)).toBe('canHelp')
  })

  it.each([0, -5, Number.NaN, Infinity, 100_000])('refuses %s minutes', (minutes) => {
    const b = morning()
    const say = () =>
      expect(sayAvailability(b.doc, { is: 'headsDown', minutes }, b.as(b.ada))).toMatchObject({
        code: 'invalid',
      })
    expect(b.updatesMade(say)).toBe(0)
  })
})

describe('what people say of themselves', () => {
  it('skills, wants, languages and handles are kept tidy, each word once', () => {
    const b = oneBoard()
    editPerson(
      b.doc,
      { person: b.ada, skills: [' Python ', 'python', '', 'CSS'], 'handle.trac': ' ada ', pronouns: 'she' },
      b.as(b.ada),
    )
    expect(b.view.person(b.ada).get()).toMatchObject({
      skills: ['Python', 'CSS'],
      handle: { trac: 'ada' },
      pronouns: 'she',
    })
    const same = () =>
      editPerson(b.doc, { person: b.ada, skills: ['Python', 'CSS'], 'handle.trac': 'ada' }, b.as(b.ada))
    expect(b.updatesMade(same)).toBe(0)
  })

  it('all of it is taken back, also where nothing had been said', () => {
    const b = oneBoard()
    const said = editPerson(
      b.doc,
      { person: b.ada, wants: ['ORM'], languages: ['es'], 'handle.github': 'ada', pronouns: 'she' },
      b.as(b.ada),
    )
    b.undo(said, b.ada)
    expect(b.view.person(b.ada).get()).toMatchObject({
      wants: [],
      languages: [],
      handle: { github: null },
      pronouns: null,
    })
  })

  it('an empty handle is none; too long a list, a strange handle, two lines are refused', () => {
    const b = oneBoard()
    editPerson(b.doc, { person: b.ada, 'handle.trac': 'ada' }, b.as(b.ada))
    editPerson(b.doc, { person: b.ada, 'handle.trac': ' ' }, b.as(b.ada))
    expect(b.view.person(b.ada).get()?.handle['trac']).toBeNull()
    for (const bad of [
      { skills: Array.from({ length: 25 }, (_, i) => `skill ${i}`) },
      { languages: ['x'.repeat(61)] },
      { 'handle.a/b': 'ada' },
      { pronouns: '\u0007' },
    ]) {
      const edit = () =>
        expect(editPerson(b.doc, { person: b.ada, ...bad }, b.as(b.ada))).toMatchObject({ code: 'invalid' })
      expect(b.updatesMade(edit)).toBe(0)
    }
  })

  it('the words of the board, or usual ones where it has none of its own', () => {
    const b = oneBoard()
    expect(skillsOf(b.view.board.get()).length).toBeGreaterThan(3)
    const own = setBoard(b.doc, { skills: ['GIS'], mentorLoad: 2 }, b.as(b.organiser))
    expect(skillsOf(b.view.board.get())).toEqual(['GIS'])
    b.undo(own, b.organiser)
    expect(skillsOf(b.view.board.get())).toEqual(skillsOf(undefined))
    expect(b.view.board.get()?.mentorLoad).toBe(4)
  })
})

describe('setting up', () => {
  it('goes step by step, ticked by oneself or a mentor, and taken back', () => {
    const b = oneBoard()
    const steps = setupStepsOf(b.view.board.get())
    const ada = () => b.view.person(b.ada).get() ?? expect.fail('Ada is gone')
    expect(nextSetupStep(ada(), steps)?.id).toBe('clone')
    markSetup(b.doc, { step: 'clone', done: true }, b.as(b.ada))
    const second = markSetup(b.doc, { person: b.ada, step: 'environment', done: true }, b.as(b.mentor))
    expect(ada().setup['environment']).toEqual({ at: b.clock.now(), by: b.mentor })
    expect(nextSetupStep(ada(), steps)?.id).toBe('tests')
    expect(b.updatesMade(() => markSetup(b.doc, { step: 'clone', done: true }, b.as(b.ada)))).toBe(0)
    b.undo(second, b.mentor)
    expect(doneSteps(ada(), steps)).toEqual(['clone'])
    markSetup(b.doc, { step: 'clone', done: false }, b.as(b.ada))
    expect(doneSteps(ada(), steps)).toEqual([])
  })

  it('a step that is called otherwise, or moved, keeps who has done it; one that is gone is not asked', () => {
    const b = oneBoard()
    markSetup(b.doc, { step: 'clone', done: true }, b.as(b.ada))
    const set = (...labels: string[]) => setSetupSteps(b.doc, { labels }, b.as(b.organiser))
    const steps = () => setupStepsOf(b.view.board.get())
    const [, second, third] = steps().map(({ label }) => label) as [string, string, string]
    set('You have the code', second, third)
    expect(steps()[0]).toEqual({ id: 'clone', label: 'You have the code' })
    const moved = set(third, ' You have  the code ', '', 'Say hello')
    expect(
      steps()
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(['tests', 'clone'])
    expect(steps()[2]?.id).not.toBe('environment')
    const ada = b.view.person(b.ada).get() ?? expect.fail('Ada is gone')
    expect(doneSteps(ada, steps())).toEqual(['clone'])
    b.undo(moved, b.organiser)
    expect(steps().map(({ id }) => id)).toEqual(['clone', 'environment', 'tests'])
    expect(set('Same', 'same')).toMatchObject({ code: 'invalid' })
  })

  it('follows the steps of the board; one called as what every object has is not done', () => {
    const b = oneBoard()
    setBoard(b.doc, { setupSteps: [{ id: 'constructor', label: 'Own' }] }, b.as(b.organiser))
    const steps = setupStepsOf(b.view.board.get())
    const ada = b.view.person(b.ada).get() ?? expect.fail('Ada is gone')
    expect(nextSetupStep(ada, steps)?.label).toBe('Own')
    for (const step of ['a/b', '', 'a.b'])
      expect(markSetup(b.doc, { step, done: true }, b.as(b.ada))).toMatchObject({ code: 'invalid' })
  })
})

describe('expected people', () => {
  it('stand on the board without having come; who is there already is skipped', () => {
    const b = morning()
    addPerson(b.doc, { name: 'Zoë' }, b.as(b.mentor))
    const counts = value(
      expectPeople(
        b.doc,
        { names: [' Grace  Hopper ', 'zoe', 'GRACE hopper', '', 'x'.repeat(61)] },
        b.as(b.organiser),
      ),
    )
    expect(counts).toEqual({ added: 1, known: 2, refused: ['x'.repeat(61)] })
    const grace = b.view.people.get().find((id) => b.view.person(id).get()?.name === 'Grace Hopper')
    expect(b.view.person(grace ?? '').get()).toMatchObject({ role: 'sprinter' })
    expect(b.presence(grace ?? '')).toBe('expected')
    expect(value(expectPeople(b.doc, { names: ['Grace Hopper'] }, b.as(b.organiser)))).toMatchObject({
      added: 0,
      known: 1,
    })
  })

  it('are ticked off when they come in, once, with what they say of themselves', () => {
    const b = morning()
    expectPeople(b.doc, { names: ['Grace'] }, b.as(b.organiser))
    const grace = b.view.people.get().find((id) => b.view.person(id).get()?.name === 'Grace') ?? ''
    tickOff(b.doc, { person: grace, newHere: true }, b.as('server'))
    expect(b.view.person(grace).get()).toMatchObject({
      newHere: true,
      joined: { at: b.clock.now(), by: 'server' },
    })
    expect(b.presence(grace)).toBe('here')
    expect(b.updatesMade(() => tickOff(b.doc, { person: grace, newHere: false }, b.as('server')))).toBe(0)
  })

  it('a list is taken back, but for those who came in meanwhile', () => {
    const b = oneBoard()
    const before = b.view.people.get().length
    const list = expectPeople(b.doc, { names: ['Grace', 'Linus'] }, b.as(b.organiser))
    const grace = b.view.people.get().find((id) => b.view.person(id).get()?.name === 'Grace') ?? ''
    tickOff(b.doc, { person: grace }, b.as('server'))
    b.undo(list, b.organiser)
    expect(b.view.people.get()).toHaveLength(before + 1)
    expect(b.view.people.get()).toContain(grace)
  })

  it('refuses a list longer than any sprint', () => {
    const b = oneBoard()
    const names = Array.from({ length: maxExpected + 1 }, (_, i) => `Person ${i}`)
    expect(expectPeople(b.doc, { names }, b.as(b.organiser))).toMatchObject({ code: 'invalid' })
  })

  it('names are read off a pasted list', () => {
    const text =
      '- Ada Lovelace\n2. Grace Hopper <grace@navy.example>\r\n\n"Linus"\tlinus@example.org\n• Zoë;Table 2\n42\n'
    expect(namesIn(text)).toEqual(['Ada Lovelace', 'Grace Hopper', 'Linus', 'Zoë'])
  })
})
