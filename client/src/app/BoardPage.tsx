// A board's page: finds out who this browser is, lets them join, then opens the board.
import { useEffect } from 'react'
import { Fetched } from '../parts/Fetched.tsx'
import { JoinForm } from '../session/JoinForm.tsx'
import { Trouble } from '../session/Trouble.tsx'
import { SessionProvider } from '../sync/SessionContext.tsx'
import type { Asked } from './entry.ts'
import { codePage, fetchAll, isThatYou, keepPage } from './late.ts'
import { OpenBoard } from './OpenBoard.tsx'
import { useEntry } from './useEntry.ts'

interface Props {
  readonly boardId: string
  readonly ticket: string | undefined
}

export function BoardPage({ boardId, ticket }: Props) {
  const { entry, ...way } = useEntry(boardId)
  const isOpen = entry.is === 'open'
  const isNew = entry.is === 'joining'
  // While a name is still being typed, and again on the board: it must work when the network is gone.
  useEffect(() => {
    if (isOpen || isNew) void fetchAll().then(keepPage)
  }, [isOpen, isNew])
  switch (entry.is) {
    case 'looking':
      return (
        <main className="page" aria-busy="true">
          <p className="page-waiting">Laying the table…</p>
        </main>
      )
    case 'joining':
      return <JoinForm {...asked(entry)} said={entry.said} onJoin={way.sayName} onCode={way.askCode} />
    case 'asking':
      return (
        <Fetched
          key="asking"
          part={isThatYou}
          props={{
            ...asked(entry),
            name: entry.said.name,
            people: entry.people,
            onAnswer: way.answer,
            onBack: way.back,
          }}
          onClose={way.back}
        />
      )
    case 'code':
      return (
        <Fetched
          key="code"
          part={codePage}
          props={{ ...asked(entry), code: entry.code, onCode: way.sayCode, onBack: way.back }}
          onClose={way.back}
        />
      )
    case 'stuck':
      return <Trouble title={entry.title} text={entry.text} {...(entry.again && { onRetry: way.retry })} />
    case 'open':
      return (
        <SessionProvider value={entry.session}>
          <OpenBoard ticket={ticket} justJoined={entry.justJoined} />
        </SessionProvider>
      )
  }
}

const asked = ({ busy, problem }: Asked) => ({ busy, problem })
