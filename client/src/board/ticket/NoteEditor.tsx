// Writing in a ticket's note, at the same time as others. Loaded when it is first wanted, or before.
import { useEffect, useId, useRef } from 'react'
import { maxNoteLength } from '@taula/shared/board/limits'
import { mountEditor } from '../../editor/mountEditor.ts'
import { useSession } from '../../sync/SessionContext.tsx'
import { toast } from '../../ui/toasts.ts'

interface Props {
  readonly ticket: string
  readonly onLeave: () => void
}

export function NoteEditor({ ticket, onLeave }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const help = useId()
  const { note } = useSession()
  const leave = useRef(onLeave)
  useEffect(() => {
    leave.current = onLeave
  })
  useEffect(() => {
    if (!place.current) return undefined
    return mountEditor(place.current, note(ticket), {
      label: 'Note',
      describedBy: help,
      placeholder: 'What is known, what was tried, what comes next…',
      onLeave: () => leave.current(),
      onTooLong: () =>
        toast(
          'no',
          `A note has at most ${maxNoteLength.toLocaleString('en')} characters: this was not taken.`,
        ),
    })
  }, [note, ticket, help])
  return (
    <>
      <div ref={place} />
      <div className="note-foot">
        <p id={help} className="quiet">
          Kept as you type. Markdown works.{' '}
          <span className="note-keys">
            <kbd>Esc</kbd> leaves.
          </span>
        </p>
        <button type="button" className="button" onClick={onLeave}>
          Done
        </button>
      </div>
    </>
  )
}
