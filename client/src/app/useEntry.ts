// The way onto a board: known already, or joining with a key, or a plain word why not.
import { useCallback, useEffect, useState } from 'react'
import type { JoinByKey } from '@taula/shared/protocol/http'
import type { BoardSession } from '../sync/session.ts'
import { useBackend } from './backend.ts'
import type { Backend } from './backend.ts'
import { sheets } from './late.ts'

type Entry =
  | { readonly is: 'looking' }
  | { readonly is: 'joining'; readonly busy: boolean; readonly problem: string | undefined }
  | { readonly is: 'stuck'; readonly title: string; readonly text: string; readonly again: boolean }
  | { readonly is: 'open'; readonly session: BoardSession; readonly justJoined: boolean }

interface Me {
  readonly person: string
  readonly justJoined: boolean
}

export interface Way {
  readonly entry: Entry
  readonly join: (who: Omit<JoinByKey, 'key'>) => void
  readonly retry: () => void
}

export function useEntry(boardId: string): Way {
  const backend = useBackend()
  const [entry, setEntry] = useState<Entry>({ is: 'looking' })
  const [me, setMe] = useState<Me | undefined>()

  const looking = entry.is === 'looking' && me === undefined
  useEffect(() => {
    if (!looking) return undefined
    let left = false
    void look(backend, boardId).then((found) => {
      if (left) return
      if (typeof found === 'string') setMe({ person: found, justJoined: false })
      else setEntry(found)
    })
    return () => {
      left = true
    }
  }, [backend, boardId, looking])

  useEffect(takeNewLinks, [])
  useEffect(() => (me ? openAs(backend, boardId, me, setEntry) : undefined), [backend, boardId, me])

  const join = useCallback(
    async (who: Omit<JoinByKey, 'key'>) => {
      setEntry({ is: 'joining', busy: true, problem: undefined })
      const answer = await backend.join(boardId, { key: backend.takeKey(boardId) ?? '', ...who })
      if (!answer.ok) return setEntry(refusedJoin(answer))
      // Somebody who has joined can write tickets, whatever the network does from here on.
      await sheets.add.fetch().catch(() => undefined)
      const { personId, role } = answer.value
      if (personId === null) return setEntry(lookOnly)
      backend.remember(boardId, { person: personId, role, name: who.name ?? '' })
      setMe({ person: personId, justJoined: true })
    },
    [backend, boardId],
  )
  const retry = useCallback(() => setEntry({ is: 'looking' }), [])
  return { entry, join, retry }
}

/** Another link of this board, pasted into a tab that shows it already, changes the fragment alone: nothing is loaded. */
function takeNewLinks(): () => void {
  const begin = () => location.hash !== '' && location.reload()
  window.addEventListener('hashchange', begin)
  return () => window.removeEventListener('hashchange', begin)
}

/** Opens the board; returns its own undo. */
function openAs(backend: Backend, boardId: string, me: Me, show: (entry: Entry) => void): () => void {
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

/** The person this browser is on the board, or what to show instead. */
async function look(backend: Backend, boardId: string): Promise<string | Entry> {
  const opened = location.hash !== ''
  const key = backend.takeKey(boardId)
  const known = backend.known(boardId)
  if (known !== undefined) {
    // A link with more rights may be opened by somebody who is here already: the same person, raised.
    if (!opened || key === undefined) return known
    const still = await backend.me(boardId)
    if (still.ok) await backend.join(boardId, { key })
    return still.ok || (still.status !== 401 && still.status !== 403) ? known : askName
  }
  const answer = await backend.me(boardId)
  if (answer.ok && answer.value.personId !== null) {
    backend.remember(boardId, { person: answer.value.personId, role: answer.value.role, name: '' })
    return answer.value.personId
  }
  if (!answer.ok && answer.status === 404) return unknownBoard
  if (!answer.ok && answer.status === 0) return unreachable
  return key === undefined ? noKey : askName
}

function refusedJoin({ status, message }: { readonly status: number; readonly message: string }): Entry {
  if (status === 404) return unknownBoard
  if (status === 401 || status === 403) return wrongKey
  const problem =
    status === 0 ? 'The server cannot be reached. Check the Wi-Fi and press Join again.' : message
  return { is: 'joining', busy: false, problem }
}

const askName: Entry = { is: 'joining', busy: false, problem: undefined }
const noKey: Entry = {
  is: 'stuck',
  again: false,
  title: 'You need the join link',
  text: 'This address has no key in it. Scan the QR code on the wall, or ask anybody at a table for the join link: it ends in #key=…',
}
const wrongKey: Entry = {
  is: 'stuck',
  again: false,
  title: 'This link no longer opens the board',
  text: 'Its key is wrong or was replaced. Scan the QR code on the wall again, or ask an organiser for today’s link.',
}
const unknownBoard: Entry = {
  is: 'stuck',
  again: false,
  title: 'There is no such board here',
  text: 'Check the link: perhaps a letter got lost, or the board is on another server.',
}
const unreachable: Entry = {
  is: 'stuck',
  again: true,
  title: 'The server cannot be reached',
  text: 'Check that you are on the sprint’s Wi-Fi, then try again. Once you have joined, the board works without it.',
}
const lookOnly: Entry = {
  is: 'stuck',
  again: false,
  title: 'This link is only for looking',
  text: 'To take part you need the join link: it is on the wall, or ask anybody at a table.',
}
