// How the editor looks: the page's own tokens, so it follows the theme.
import { EditorView } from '@codemirror/view'

export const look = EditorView.theme({
  '&': {
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    background: 'var(--paper)',
  },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '1px' },
  '.cm-scroller': {
    // Room for the flag above the first line.
    paddingTop: '8px',
    maxHeight: 'min(60vh, 520px)',
    overflowX: 'hidden',
    overflowY: 'auto',
    font: 'inherit',
    lineHeight: '1.5',
  },
  // Below 16 px iOS zooms into a field that gets the focus.
  '.cm-content': {
    minHeight: '7.5em',
    padding: '8px 0 14px',
    caretColor: 'var(--ink)',
    fontSize: '16px',
  },
  '.cm-line': { padding: '0 12px' },
  '.cm-placeholder': { color: 'var(--ink-soft)' },
  '.cm-selected-by': {
    background: 'color-mix(in oklab, var(--dye) 40%, transparent)',
  },
  '.cm-caret-of': {
    position: 'relative',
    borderLeft: '2px solid var(--dye)',
    marginLeft: '-1px',
    marginRight: '-1px',
  },
  '.cm-caret-of::after': {
    content: 'attr(data-name)',
    position: 'absolute',
    bottom: '100%',
    left: '-2px',
    zIndex: '1',
    maxWidth: '12em',
    overflow: 'hidden',
    padding: '0 5px',
    borderRadius: '4px 4px 4px 0',
    background: 'var(--dye)',
    color: 'var(--on-fill)',
    font: '600 11px/15px var(--text)',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
    userSelect: 'none',
  },
  '.cm-caret-turned::after': {
    left: 'auto',
    right: '0',
    borderRadius: '4px 4px 0 4px',
  },
})
