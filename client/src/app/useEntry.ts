// The way onto a board, as a page walks it: what is shown now, and what can be said to it.
import { useCallback, useEffect, useState } from 'react'
import type { Namesake } from '@taula/shared/protocol/http'
import type { BoardSession } from '../sync/session.ts'
import { useBackend } from './backend.ts'
import type { Backend } from './backend.ts'
import { askCode, enterAs, enterAsNew, enterByCode, look, sayName } from './entry.ts'
import type { Entry, In, Joining, Next } from './entry.ts'

export interface Way {
  readonly entry: Entry
  readonly sayName: (said: Joining) => void
  /** "Yes, that is me": one of those asked about; undefined: none of them. */
  readonly answer: (who: Namesake | undefined) => void
  readonly askCode: () => void
  readonly sayCode: (code: string) => void
  /** To the form with the name, or to wherever one stood. */
  readonly back: () => void
  readonly retry: () => void
}

export function useEntry(boardId: string): Way {
  const backend = useBackend()
  const [entry, setEntry] = useState<Entry>({ is: 'looking' })
  const [me, setMe] = useState<In | undefined>()
  const take = useCallback((next: Next) => (next.is === 'in' ? setMe(next) : setEntry(next)), [])

  const looking = entry.is === 'looking' && me === undefined
  useEffect(() => {
    if (!looking) return undefined
    let left = false
    void look(backend, boardId).then((found) => left || take(found))
    return () => {
      left = true
    }
  }, [backend, boardId, looking, take])

  useEffect(takeNewLinks, [])
  useEffect(() => (me ? openAs(backend, boardId, me, setEntry) : undefined), [backend, boardId, me])

  /** Shows that an answer is on its way, and then what it is. */
  const step = (asked: Entry, next: Promise<Next>) => {
    setEntry(asked)
    void next.then(take)
  }
  const busy = { busy: true, problem: undefined }
  const retry = useCallback(() => setEntry({ is: 'looking' }), [])
  return {
    entry,
    sayName: (said) => step({ is: 'joining', said, ...busy }, sayName(backend, boardId, said)),
    answer(who) {
      if (entry.is !== 'asking') return
      if (who?.needsCode) return setEntry(askCode)
      const next = who ? enterAs(backend, boardId, who, entry) : enterAsNew(backend, boardId, entry.said)
      step({ ...entry, ...busy }, next)
    },
    askCode: () => setEntry(askCode),
    sayCode: (code) => step({ is: 'code', code, ...busy }, enterByCode(backend, boardId, code)),
    back: () =>
      entry.is === 'asking'
        ? setEntry({ is: 'joining', said: entry.said, busy: false, problem: undefined })
        : retry(),
    retry,
  }
}

/** Another link of this board, pasted into a tab that shows it already, changes the fragment alone: nothing is loaded. */
function takeNewLinks(): () => void {
  const begin = () => location.hash !== '' && location.reload()
  window.addEventListener('hashchange', begin)
  return () => window.removeEventListener('hashchange', begin)
}

/** Opens the board; returns its own undo. */
function openAs(backend: Backend, boardId: string, me: In, show: (entry: Entry) => void): () => void {
  let left = false
  let session: BoardSession | undefined
  void backend.openBoard({ boardId, me: me.person }).then((opened) => {
    if (left) return opened.close()
    session = opened
    show({ is: 'open', session, justJoined: me.justJoined })
  })
  return () => {
    left = true
    session?.close()
  }
}
