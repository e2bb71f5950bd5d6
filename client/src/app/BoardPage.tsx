// A board's page: finds out who this browser is, lets them join, then opens the board.
import { useEffect } from 'react'
import { JoinForm } from '../session/JoinForm.tsx'
import { Trouble } from '../session/Trouble.tsx'
import { SessionProvider } from '../sync/SessionContext.tsx'
import { fetchAll } from './late.ts'
import { OpenBoard } from './OpenBoard.tsx'
import { useEntry } from './useEntry.ts'

interface Props {
  readonly boardId: string
  readonly ticket: string | undefined
}

export function BoardPage({ boardId, ticket }: Props) {
  const { entry, join, retry } = useEntry(boardId)
  const isOpen = entry.is === 'open'
  const isNew = entry.is === 'joining'
  // While a name is still being typed, and again on the board: it must work when the network is gone.
  useEffect(() => {
    if (isOpen || isNew) void fetchAll()
  }, [isOpen, isNew])
  switch (entry.is) {
    case 'looking':
      return (
        <main className="page" aria-busy="true">
          <p className="page-waiting">Laying the table…</p>
        </main>
      )
    case 'joining':
      return <JoinForm busy={entry.busy} problem={entry.problem} onJoin={join} />
    case 'stuck':
      return <Trouble title={entry.title} text={entry.text} {...(entry.again && { onRetry: retry })} />
    case 'open':
      return (
        <SessionProvider value={entry.session}>
          <OpenBoard ticket={ticket} justJoined={entry.justJoined} />
        </SessionProvider>
      )
  }
}
