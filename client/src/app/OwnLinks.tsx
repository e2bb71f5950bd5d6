// The organisers' links, plugged into the network.
import { useCallback } from 'react'
import { LinksPanel } from '../session/LinksPanel.tsx'
import { useSession } from '../sync/SessionContext.tsx'
import { orWhy, useBackend } from './backend.ts'

export function OwnLinks() {
  const { boardId } = useSession()
  const backend = useBackend()
  const links = useCallback(async () => orWhy(await backend.links(boardId)), [backend, boardId])
  return (
    <LinksPanel
      links={links}
      replace={async (role) => {
        const answer = await backend.replaceLink(boardId, role)
        return answer.ok ? undefined : answer.message
      }}
    />
  )
}
