// Which tickets have a note and what stands in it, from a document that changes.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { noteOf } from '../src/board/notes.ts'
import { createNotesView } from '../src/view/notesView.ts'

const docWith = (...notes: readonly (readonly [ticket: string, text: string])[]) => {
  const doc = new Y.Doc()
  for (const [ticket, text] of notes) noteOf(doc, ticket).insert(0, text)
  return doc
}

it('knows the notes that stood there before, and those that come from elsewhere', () => {
  const doc = new Y.Doc()
  // As an opened page has it: no root of it has a type yet.
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(docWith(['one', 'first'])))
  const view = createNotesView(doc)
  expect(view.has('one').get()).toBe(true)
  expect(view.text('one').get()).toBe('first')
  expect(view.has('two').get()).toBe(false)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(docWith(['two', 'second'])))
  expect(view.has('two').get()).toBe(true)
  expect(view.text('two').get()).toBe('second')
})

it('has no note any more where everything was deleted', () => {
  const doc = docWith(['one', 'first'])
  const view = createNotesView(doc)
  noteOf(doc, 'one').delete(0, 5)
  expect(view.has('one').get()).toBe(false)
  expect(view.text('one').get()).toBe('')
})

it('wakes a card when its note begins and ends, not at each letter, and nobody for the note of another ticket', () => {
  const doc = docWith()
  const view = createNotesView(doc)
  const woken: string[] = []
  view.has('one').subscribe(() => woken.push('one has'))
  view.text('one').subscribe(() => woken.push('one text'))
  view.text('two').subscribe(() => woken.push('two text'))
  for (const letter of 'abc') noteOf(doc, 'one').insert(0, letter)
  expect(woken).toEqual(['one has', 'one text', 'one text', 'one text'])
  doc.getMap('tickets').set('one/withdrawn', true)
  expect(woken).toHaveLength(4)
})

it('gives the same handle for the same note, and stops when it is closed', () => {
  const doc = docWith()
  const view = createNotesView(doc)
  expect(view.text('one')).toBe(view.text('one'))
  view.close()
  noteOf(doc, 'one').insert(0, 'late')
  expect(view.has('one').get()).toBe(false)
})
