// A ticket's title, which people may make clearer, and go back from to upstream's.
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { maxTitleLength } from '@taula/shared/board/limits'
import type { Ticket } from '@taula/shared/select/tickets'
import { useCommands } from '../commands.ts'

export function TicketTitle({ ticket }: { readonly ticket: Ticket }) {
  const [draft, setDraft] = useState<string | undefined>()
  const { rename } = useCommands()
  const upstreamTitle = ticket.upstream?.title
  const renamed = upstreamTitle !== undefined && upstreamTitle !== ticket.title
  const save = (title: string | null) => {
    if (title === ticket.title || rename(ticket.id, title)) setDraft(undefined)
  }
  if (draft !== undefined) return <Editor draft={draft} onDraft={setDraft} onSave={save} />
  return (
    <div className="panel-title-row">
      <h2 className="panel-title">{ticket.title}</h2>
      <button
        type="button"
        className="icon-button"
        aria-label="Rename"
        title="Rename"
        onClick={() => setDraft(ticket.title)}
      >
        <Pencil aria-hidden="true" />
      </button>
      {renamed && (
        <p className="panel-upstream-title">
          Upstream: {upstreamTitle}{' '}
          <button type="button" className="link-button" onClick={() => save(null)}>
            Use upstream’s title
          </button>
        </p>
      )}
    </div>
  )
}

interface EditorProps {
  readonly draft: string
  readonly onDraft: (draft: string | undefined) => void
  readonly onSave: (title: string) => void
}

function Editor({ draft, onDraft, onSave }: EditorProps) {
  return (
    <form
      className="panel-title-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSave(draft.trim())
      }}
    >
      <label className="field">
        <span>Title</span>
        <textarea
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by its own button
          autoFocus
          rows={3}
          maxLength={maxTitleLength}
          value={draft}
          onChange={(event) => onDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation()
              onDraft(undefined)
            }
            if (event.key === 'Enter') {
              event.preventDefault()
              onSave(draft.trim())
            }
          }}
        />
      </label>
      <button type="submit" className="button button-main">
        Save
      </button>
      <button type="button" className="button" onClick={() => onDraft(undefined)}>
        Cancel
      </button>
    </form>
  )
}
