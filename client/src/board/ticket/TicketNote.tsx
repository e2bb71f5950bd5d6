// The note of a ticket: read by everybody on the board, written by everybody, at the same time.
import { Pencil } from 'lucide-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { Avatar } from '../../parts/Avatar.tsx'
import { Fetched } from '../../parts/Fetched.tsx'
import { Markdown } from '../../parts/markdown/Markdown.tsx'
import { useHasNote, useNoteText, usePersonName, useWriters } from '../../sync/hooks.ts'
import './note.css'
import { noteEditor } from './noteEditor.ts'
import { NoteVersions } from './NoteVersions.tsx'

export function TicketNote({ ticket }: { readonly ticket: string }) {
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  useEffect(() => {
    // Where one came in is where one comes out.
    if (wasEditing.current && !editing) button.current?.focus()
    wasEditing.current = editing
  }, [editing])
  const leave = () => setEditing(false)
  const word = useHasNote(ticket) ? 'Edit note' : 'Write a note'
  return (
    <section className="note" aria-labelledby="note">
      <div className="note-head">
        <h3 id="note">Note</h3>
        <Writers ticket={ticket} />
        {!editing && (
          <button ref={button} type="button" className="button" onClick={() => setEditing(true)}>
            <Pencil aria-hidden="true" />
            {word}
          </button>
        )}
      </div>
      {editing ? (
        <Fetched part={noteEditor} props={{ ticket, onLeave: leave }} onClose={leave} />
      ) : (
        <NoteText ticket={ticket} />
      )}
      <NoteVersions ticket={ticket} onRestored={leave} />
    </section>
  )
}

function NoteText({ ticket }: { readonly ticket: string }) {
  // While others type fast the newest is enough.
  const text = useDeferredValue(useNoteText(ticket))
  if (text.trim() === '')
    return <p className="quiet">Nothing yet. Whatever helps the next person belongs here.</p>
  return <Markdown text={text} />
}

/** Who else has it open to write. */
function Writers({ ticket }: { readonly ticket: string }) {
  const writers = useWriters(ticket)
  if (writers.length === 0) return null
  return (
    <div className="note-writers">
      <ul aria-label="Writing now">
        {writers.map((person) => (
          <Writer key={person} person={person} />
        ))}
      </ul>
      <span className="quiet" aria-hidden="true">
        writing…
      </span>
    </div>
  )
}

function Writer({ person }: { readonly person: string }) {
  const name = usePersonName(person)
  return (
    <li data-person={person} title={`${name} is writing`}>
      <Avatar id={person} name={name} />
      <span className="visually-hidden">{name} is writing</span>
    </li>
  )
}
