// Where the others are in the note, each with their name on a flag in the colour of their badge. My own place is told
// to them.
import { RangeSet } from '@codemirror/state'
import type { Range } from '@codemirror/state'
import { Decoration, EditorView, ViewPlugin, WidgetType } from '@codemirror/view'
import type { DecorationSet, PluginValue, ViewUpdate } from '@codemirror/view'
import { sameJson } from '@taula/shared/board/json'
import { dyeOf } from '../parts/hue.ts'
import type { Note } from '../sync/session.ts'
import { placesOf, spanOf } from './places.ts'

export const othersCursors = (note: Note) => [
  ViewPlugin.define((view) => watchOthers(view, note), { decorations: ({ drawn }) => drawn }),
  ViewPlugin.define((view) => tellMine(view, note)),
]

function watchOthers(view: EditorView, note: Note): PluginValue & { drawn: DecorationSet } {
  const moved = () => {
    plugin.drawn = draw(view, note)
    view.dispatch({})
    view.requestMeasure(turnFlags)
  }
  const stop = note.cursors.subscribe(moved)
  const plugin = {
    drawn: draw(view, note),
    update({ docChanged, geometryChanged, view }: ViewUpdate) {
      if (docChanged) plugin.drawn = draw(view, note)
      if (geometryChanged) view.requestMeasure(turnFlags)
    },
    destroy: stop,
  }
  return plugin
}

/** Flags in the right half fly to the left: at the edge their names would be cut off. */
const turnFlags = {
  key: 'turn flags',
  read: ({ contentDOM }: EditorView) => {
    const { left, width } = contentDOM.getBoundingClientRect()
    const carets = [...contentDOM.querySelectorAll<HTMLElement>('.cm-caret-of')]
    return carets.map((caret) => [caret, caret.getBoundingClientRect().left > left + width / 2] as const)
  },
  write(carets: readonly (readonly [HTMLElement, boolean])[]) {
    for (const [caret, turned] of carets) caret.classList.toggle('cm-caret-turned', turned)
  },
}

function draw({ state: { doc } }: EditorView, { cursors, editing }: Note): DecorationSet {
  const text = editing.text()
  const ranges = cursors.get().flatMap((cursor): Range<Decoration>[] => {
    const span = spanOf(text, cursor)
    if (!span || Math.max(span.anchor, span.head) > doc.length) return []
    const { person } = cursor
    const [from, to] = [Math.min(span.anchor, span.head), Math.max(span.anchor, span.head)]
    const flag = new Flag(person, editing.nameOf(person))
    // Behind what they have selected, or before it where they selected backwards.
    const side = span.head > span.anchor ? -1 : 1
    const caret = Decoration.widget({ widget: flag, side }).range(span.head)
    return from === to ? [caret] : [selected(person).range(from, to), caret]
  })
  return RangeSet.of(ranges, true)
}

const selected = (person: string) =>
  Decoration.mark({ class: 'cm-selected-by', attributes: { 'data-dye': String(dyeOf(person)) } })

class Flag extends WidgetType {
  private readonly person: string
  private readonly name: string

  constructor(person: string, name: string) {
    super()
    this.person = person
    this.name = name
  }
  override eq(other: Flag): boolean {
    return other.person === this.person && other.name === this.name
  }
  override toDOM(): HTMLElement {
    const caret = document.createElement('span')
    caret.className = 'cm-caret-of'
    caret.dataset['dye'] = String(dyeOf(this.person))
    caret.dataset['name'] = this.name
    // A reader would read the name as a word of the text; who is here is told beside the editor.
    caret.ariaHidden = 'true'
    return caret
  }
}

function tellMine(view: EditorView, { editing }: Note): PluginValue {
  let told: unknown
  function tell({ anchor, head }: { readonly anchor: number; readonly head: number }) {
    const places = placesOf(editing.text(), { anchor, head })
    if (sameJson(places, told)) return
    told = places
    editing.showCursor(places)
  }
  tell(view.state.selection.main)
  return {
    update({ state, docChanged, selectionSet }) {
      if (docChanged || selectionSet) tell(state.selection.main)
    },
    destroy: () => editing.showCursor(null),
  }
}
