// An editor for a note that people type together. What is typed goes into the Y.Text at once, and so into everything
// that looks after a board's changes: the offline copy, the line, the count of what is not yet safe.
import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { EditorState, Transaction } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { ySync, ySyncAnnotation, YSyncConfig, ySyncFacet } from 'y-codemirror.next'
import { maxNoteLength } from '@taula/shared/board/limits'
import type { Note } from '../sync/session.ts'
import { look } from './look.ts'
import { othersCursors } from './othersCursors.ts'

export interface EditorOptions {
  /** What a screen reader calls it. */
  readonly label: string
  /** The id of the element that says how to leave it. */
  readonly describedBy: string
  readonly placeholder: string
  /** Escape was pressed. */
  readonly onLeave: () => void
  /** What was typed or pasted would be more than a note holds, and was not taken. */
  readonly onTooLong: () => void
}

/** Puts an editor into an element and gives it the focus. Returns its own undo. */
export function mountEditor(parent: HTMLElement, note: Note, options: EditorOptions): () => void {
  const text = note.editing.text()
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text.toString(),
      selection: { anchor: text.length },
      extensions: [
        // What stands in the text counts letter by letter: a carriage return is one, too.
        EditorState.lineSeparator.of('\n'),
        EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/g, '\n')),
        withinLimit(options.onTooLong),
        // Of `yCollab` the heart alone: names at cursors are our own, and its way of taking back needs a part of Yjs that
        // would be in the first load of every page.
        ySyncFacet.of(new YSyncConfig(text, null)),
        ySync,
        history(),
        takingBackMineAlone,
        othersCursors(note),
        // No key of it takes the Tab key: it leads out of the editor.
        keymap.of([leaving(options.onLeave), ...historyKeymap, ...standardKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          'aria-describedby': options.describedBy,
          spellcheck: 'true',
          autocorrect: 'on',
          autocapitalize: 'sentences',
        }),
        placeholder(options.placeholder),
        look,
      ],
    }),
  })
  view.focus()
  return () => view.destroy()
}

/** What others typed is not mine to take back: what I take back is found among it. */
const takingBackMineAlone = EditorState.transactionExtender.of((change) =>
  change.annotation(ySyncAnnotation) ? { annotations: Transaction.addToHistory.of(false) } : null,
)

const leaving = (onLeave: () => void) => ({
  key: 'Escape',
  stopPropagation: true,
  run() {
    onLeave()
    return true
  },
})

/** Refuses what makes a note too long. What comes from others is there already, and stays. */
const withinLimit = (onTooLong: () => void): Extension =>
  EditorState.changeFilter.of((change) => {
    if (!change.docChanged || change.annotation(ySyncAnnotation)) return true
    const { length } = change.newDoc
    if (length <= maxNoteLength || length <= change.startState.doc.length) return true
    onTooLong()
    return false
  })
