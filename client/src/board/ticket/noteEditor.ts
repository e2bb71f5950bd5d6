// The editor of notes: a good part of all code, fetched last, and before it is wanted.
import { fetchable } from '../../parts/Fetched.tsx'

export const noteEditor = fetchable(
  () => import('./NoteEditor.tsx').then(({ NoteEditor }) => NoteEditor),
  'NoteEditor',
)
