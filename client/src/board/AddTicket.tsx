// Adding tickets, one line after the other: a title, or a pasted reference that is recognised.
import { useState } from 'react'
import { defaultTrac } from '@taula/shared/board/kinds/meta'
import { importTickets } from '@taula/shared/ops/import'
import { addTicket } from '@taula/shared/ops/tickets'
import { parseList } from '@taula/shared/import/parseList'
import { useAct } from '../act/useAct.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { useBoardFacts, useLaneLabel } from '../sync/hooks.ts'
import { screen } from '../ui/screen.ts'
import './addTicket.css'

export function AddTicket() {
  const [line, setLine] = useState('')
  const [said, setSaid] = useState('')
  const add = useAddLines()
  const triage = useLaneLabel('triage')
  const submit = (text: string) => {
    const answer = add(text)
    setSaid(answer.said)
    if (answer.ok) setLine('')
  }
  return (
    <Dialog title="New ticket" onClose={() => screen.open(null)}>
      <form
        className="add"
        onSubmit={(event) => {
          event.preventDefault()
          if (line.trim()) submit(line)
        }}
      >
        <label className="field">
          <span>Title, number or link</span>
          <input
            data-first
            autoComplete="off"
            value={line}
            placeholder="A title, #5500 or a link"
            onChange={(event) => setLine(event.target.value)}
            onPaste={(event) => {
              const text = event.clipboardData.getData('text')
              if (!text.trim().includes('\n')) return
              event.preventDefault()
              submit(text)
            }}
          />
        </label>
        <button type="submit" className="button button-main">
          Add
        </button>
      </form>
      <output className="add-said">
        {said ||
          `Enter adds it to “${triage}” and waits for the next. Several pasted lines become several tickets.`}
      </output>
    </Dialog>
  )
}

interface Added {
  readonly ok: boolean
  readonly said: string
}

function useAddLines(): (text: string) => Added {
  const act = useAct()
  const trac = useBoardFacts()?.trac ?? defaultTrac
  return (text) => {
    const { items, bad } = parseList(text, { format: 'list', trac })
    const [only] = items
    if (!only) return { ok: false, said: bad[0]?.message ?? 'There is no ticket in this line.' }
    if (items.length === 1 && !only.upstream) {
      const title = only.title ?? text
      const result = act(addTicket, { title }, `Added “${title}”`)
      return { ok: result.ok, said: result.ok ? `Added “${title}”.` : result.message }
    }
    const result = act(importTickets, items)
    if (!result.ok) return { ok: false, said: result.message }
    const names = items.map(({ upstream, title }) => (upstream ? `#${upstream.number}` : `“${title ?? ''}”`))
    return { ok: true, said: saidOf(result.value.new, names) }
  }
}

function saidOf(fresh: number, names: readonly string[]): string {
  const [first = ''] = names
  if (fresh === 0)
    return names.length === 1 ? `${first} is on the board already.` : 'All of these are on the board already.'
  return names.length === 1 ? `Added ${first}.` : `Added ${fresh} of ${names.length} tickets.`
}
