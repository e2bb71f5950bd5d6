// Whose word counts about a device that came in by a name, and what the server alone may write of it.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { answerCameBack, cameBackIn, comeBackByWord } from '../src/ops/cameBack.ts'
import { addPerson } from '../src/ops/people.ts'
import { standing } from '../src/select/cameBack.ts'

function setUp() {
  const doc = new Y.Doc()
  let at = 0
  const ctx = (me: string) => ({ me, now: (at += 1), random: () => ((at * 7919) % 1000) / 1000 })
  const add = (name: string) => {
    const added = addPerson(doc, { name }, ctx('server'))
    return added.ok ? added.value : ''
  }
  const [ana, bo] = [add('Ana'), add('Bo')]
  return {
    ana,
    bo,
    comes: (person = ana) => {
      const asked = comeBackByWord(doc, { person }, ctx('server'))
      return asked.ok ? asked.value : ''
    },
    says: (isMine: boolean, cameBack: string, from?: string, me = ana) =>
      answerCameBack(doc, { cameBack, isMine, from }, ctx(me)).ok,
    isIn: (cameBack: string) => standing(cameBackIn(doc), cameBack) !== undefined,
    is: (cameBack: string) => cameBackIn(doc)(cameBack)?.is,
    forge: (key: string, by: string) => doc.getMap('people').set(key, { is: 'mine', at: 1, by }),
  }
}

it('who was here before ends who came later, and never the other way round', () => {
  const { comes, says, isIn } = setUp()
  const [first, second] = [comes(), comes()]
  expect(says(false, first, second)).toBe(false)
  expect(isIn(first)).toBe(true)
  expect(says(false, second, first)).toBe(true)
  expect([isIn(first), isIn(second)]).toEqual([true, false])
  expect(says(false, first)).toBe(true)
  expect(isIn(first)).toBe(false)
})

it('whom a thief vouches for falls with the thief, and gains nothing by it', () => {
  const { comes, says, isIn } = setUp()
  const [thief, mine, second] = [comes(), comes(), comes()]
  expect(says(true, second, thief)).toBe(true)
  expect(says(false, thief, second)).toBe(false)
  expect(says(false, thief)).toBe(true)
  expect([isIn(thief), isIn(second), isIn(mine)]).toEqual([false, false, true])
})

it('whom the first device vouches for stands where that one does', () => {
  const { comes, says, isIn } = setUp()
  const [thief, phone] = [comes(), comes()]
  expect(says(true, phone)).toBe(true)
  expect(says(false, phone, thief)).toBe(false)
  expect(says(false, thief, phone)).toBe(true)
  expect([isIn(phone), isIn(thief)]).toEqual([true, false])
})

it('nobody answers for somebody else, for what is not there, or vouches for themselves', () => {
  const { bo, comes, says, is } = setUp()
  const asked = comes()
  expect(says(false, asked, undefined, bo)).toBe(false)
  expect(says(true, asked, asked)).toBe(false)
  for (const key of ['', 'x', '__proto__/cameBack.x', asked.replace('cameBack.', 'setup.')])
    expect(says(false, key)).toBe(false)
  expect(is(asked)).toBe('asked')
})

it('the first answer counts; the same once more is no fault', () => {
  const { comes, says, is } = setUp()
  const asked = comes()
  expect([says(true, asked), says(true, asked), says(false, asked)]).toEqual([true, true, false])
  expect(is(asked)).toBe('mine')
})

it('a name tapped by mistake is given back by the device itself', () => {
  const { comes, says, is } = setUp()
  const asked = comes()
  expect(says(false, asked, asked)).toBe(true)
  expect(is(asked)).toBe('ended')
})

it('registers that vouch for each other in a circle let nobody in', () => {
  const { ana, forge, isIn } = setUp()
  const [one, two] = [`${ana}/cameBack.1`, `${ana}/cameBack.2`]
  forge(one, two)
  forge(two, one)
  expect(isIn(one)).toBe(false)
})
