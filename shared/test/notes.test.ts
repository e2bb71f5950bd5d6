// Bringing an earlier text of a note back: what stays as it was, what is refused, and when taking it back does nothing.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { maxNoteLength } from '../src/board/limits.ts'
import { noteName, noteOf, noteTicket } from '../src/board/notes.ts'
import { restoreNote } from '../src/ops/notes.ts'
import { withdrawTicket } from '../src/ops/tickets.ts'
import { seededRandom } from '../src/testing/index.ts'
import { oneBoard } from './oneBoard.ts'

function oneNote(text: string) {
  const b = oneBoard()
  const [ticket] = b.tickets
  const note = noteOf(b.doc, ticket)
  note.insert(0, text)
  const restore = (text: string) => restoreNote(b.doc, { ticket, text }, b.as(b.ada))
  return { ...b, ticket, note, restore }
}

describe('restoring a note', () => {
  it('makes its text equal the one given', () => {
    const { note, restore } = oneNote('one two three')
    expect(restore('one 2 three')).toMatchObject({ ok: true })
    expect(note.toString()).toBe('one 2 three')
  })

  it('[I14] keeps what others type meanwhile before and behind the place that differs', () => {
    const b = oneNote('one two three')
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(b.doc))
    noteOf(other, b.ticket).insert(0, 'zero ')
    noteOf(other, b.ticket).insert(noteOf(other, b.ticket).length, ' four')
    b.restore('one 2 three')
    Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(b.doc))
    for (const doc of [b.doc, other]) expect(noteOf(doc, b.ticket).toString()).toBe('zero one 2 three four')
  })

  it('writes nothing where the text is the same, and offers nothing to take back', () => {
    const b = oneNote('the same')
    const restore = () => expect(b.restore('the same')).toEqual({ ok: true, value: null })
    expect(b.updatesMade(restore)).toBe(0)
  })

  it.each([
    ['🐢', '🐙'],
    ['a🐢b', 'a🐣b'],
    ['🐢🐢', '🐢'],
    ['x👍🏽', 'x👍🏿'],
    // The same second half, another first one.
    ['\u{1f422}', '\u{2f422}'],
    ['', '🐢'],
    ['🐢', ''],
    ['aa', 'aaa'],
  ])('goes from %j to %j and never parts a character of two units', (before, after) => {
    const b = oneNote(before)
    const elsewhere = new Y.Doc()
    b.restore(after)
    Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(b.doc))
    for (const doc of [b.doc, elsewhere]) expect(noteOf(doc, b.ticket).toString()).toBe(after)
  })

  it('goes from any text to any other one, the same everywhere', () => {
    const random = seededRandom(3)
    const text = () =>
      Array.from({ length: random.int(0, 6) }, () => random.pick(['a', 'b', '🐢', '🐣'])).join('')
    const b = oneNote('')
    const elsewhere = new Y.Doc()
    for (let i = 0; i < 500; i++) {
      const next = text()
      b.restore(next)
      Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(b.doc))
      for (const doc of [b.doc, elsewhere]) expect(noteOf(doc, b.ticket).toString()).toBe(next)
    }
  })

  it('half a character is written as everybody will read it', () => {
    const { note, restore } = oneNote('a')
    restore('a\ud83d')
    expect(note.toString()).toBe('a\ufffd')
  })

  it('taken back the old text is there again', () => {
    const b = oneNote('old')
    b.undo(b.restore('new'), b.ada)
    expect(b.note.toString()).toBe('old')
  })

  it('taken back after somebody has typed, it leaves the text alone', () => {
    const b = oneNote('old')
    const restored = b.restore('new')
    b.note.insert(3, '!')
    b.undo(restored, b.ada)
    expect(b.note.toString()).toBe('new!')
  })

  it('refuses a text that is too long, and a ticket that is not there', () => {
    const b = oneNote('as it was')
    expect(b.restore('x'.repeat(maxNoteLength + 1))).toMatchObject({ ok: false, code: 'invalid' })
    for (const ticket of ['nobodyKnowsIt', '', '../x', '__proto__']) {
      expect(restoreNote(b.doc, { ticket, text: 'x' }, b.as(b.ada))).toMatchObject({
        ok: false,
        code: 'unknown',
      })
    }
    expect(b.note.toString()).toBe('as it was')
    expect(b.restore('x'.repeat(maxNoteLength))).toMatchObject({ ok: true })
  })

  it('[I14] the note of a ticket that somebody has withdrawn meanwhile is restored too', () => {
    const b = oneNote('old')
    withdrawTicket(b.doc, { ticket: b.ticket, withdrawn: true }, b.as(b.bo))
    expect(b.restore('new')).toMatchObject({ ok: true })
    expect(b.note.toString()).toBe('new')
  })
})

it('a note is known by its name, and nothing else is one', () => {
  expect(noteTicket(noteName('t1'))).toBe('t1')
  for (const name of ['note:', 'note', 'notes:t1', 'note:a/b', 'note:a.b', 'note:../x', 'tickets', '']) {
    expect(noteTicket(name), name).toBeUndefined()
  }
})
