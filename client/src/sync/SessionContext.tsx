// The open board, handed to every component below.
import { createContext, useContext } from 'react'
import type { BoardSession } from './session.ts'

const Context = createContext<BoardSession | undefined>(undefined)

export const SessionProvider = Context.Provider

export function useSession(): BoardSession {
  const session = useContext(Context)
  if (!session) throw new Error('No board is open here.')
  return session
}
