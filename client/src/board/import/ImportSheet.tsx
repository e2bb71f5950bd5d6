// Paste to import: a list from a tracker, shown before it comes in. Works without a network.
import { useState } from 'react'
import type { ReactNode } from 'react'
import { defaultTrac } from '@taula/shared/board/kinds/meta'
import { importTickets } from '@taula/shared/ops/import'
import type { ListFormat, ParsedList } from '@taula/shared/import/parsed'
import { useAct } from '../../act/useAct.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { useBoardFacts } from '../../sync/hooks.ts'
import { screen } from '../../ui/screen.ts'
import { toast } from '../../ui/toasts.ts'
import { FormatFields } from './FormatFields.tsx'
import './import.css'
import { ListField } from './ListField.tsx'
import type { List } from './ListField.tsx'
import { Mapping, nothingSaid } from './Mapping.tsx'
import { Preview } from './Preview.tsx'
import { useReadList } from './useReadList.ts'
import type { Reading } from './useReadList.ts'

interface Props {
  /** Shown under it all. */
  readonly foot?: ReactNode
}

export function ImportSheet({ foot }: Props) {
  const trac = useBoardFacts()?.trac ?? defaultTrac
  const [list, setList] = useState<List>({ text: '', from: undefined })
  const [format, setFormat] = useState<ListFormat | 'auto'>('auto')
  const [source, setSource] = useState<string | undefined>()
  const [said, setSaid] = useState(nothingSaid)
  const reading = useReadList(list.text, {
    format,
    trac,
    ...(source?.trim() && { source: source.trim() }),
    ...(said.columns && { columns: said.columns }),
    ...(said.header !== undefined && { header: said.header }),
  })
  const layout = useLastLayout(reading)
  const act = useAct()
  const close = () => screen.open(null)
  const [busy, setBusy] = useState(false)
  const bringIn = async () => {
    if (reading.is !== 'read' || busy) return
    setBusy(true)
    // A list of thousands takes a second or two: what is going on is drawn first.
    await drawn()
    const result = act(importTickets, reading.list.items)
    setBusy(false)
    if (!result.ok) return
    toast('note', saidOf(result.value.new, result.value.changed))
    close()
  }
  return (
    <Dialog title="Bring in tickets" size="wide" onClose={close}>
      <form
        className="import"
        onSubmit={(event) => {
          event.preventDefault()
          void bringIn()
        }}
      >
        <ListField
          list={list}
          onList={(next) => {
            setList(next)
            setSaid(nothingSaid)
          }}
        />
        <FormatFields
          format={format}
          found={reading.is === 'read' ? reading.list.format : undefined}
          onFormat={(next) => {
            setFormat(next)
            setSaid(nothingSaid)
          }}
          source={source ?? trac}
          onSource={setSource}
        />
        {layout && <Mapping layout={layout} said={said} onSaid={setSaid} />}
        <Preview reading={reading} />
        <div className="import-foot">
          <button type="button" className="button" onClick={close}>
            Cancel
          </button>
          <BringIn
            busy={busy}
            count={reading.is === 'read' ? reading.preview.new + reading.preview.changed : 0}
          />
        </div>
      </form>
      {foot}
    </Dialog>
  )
}

/** While a list is read again because its mapping was corrected, the mapping stays where it is, with its focus. */
function useLastLayout(reading: Reading): ParsedList['layout'] {
  const [last, setLast] = useState<ParsedList['layout']>()
  const now = reading.is === 'read' ? reading.list.layout : reading.is === 'nothing' ? undefined : last
  if (now !== last) setLast(now)
  return now
}

const BringIn = ({ count, busy }: { readonly count: number; readonly busy: boolean }) => (
  <button type="submit" className="button button-main" disabled={count === 0 || busy}>
    {busy ? 'Bringing in…' : wordsOf(count)}
  </button>
)

const drawn = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

const wordsOf = (count: number): string =>
  count === 0 ? 'Bring in tickets' : `Bring in ${count} ${count === 1 ? 'ticket' : 'tickets'}`

function saidOf(fresh: number, changed: number): string {
  const parts = [fresh > 0 && `${fresh} new`, changed > 0 && `${changed} brought up to date`].filter(Boolean)
  return `Tickets: ${parts.join(', ')}.`
}
