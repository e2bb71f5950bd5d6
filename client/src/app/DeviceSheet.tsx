// The sheet that brings a second device in, plugged into the network.
import { useCallback } from 'react'
import { AddDevice } from '../session/AddDevice.tsx'
import { useSession } from '../sync/SessionContext.tsx'
import { screen } from '../ui/screen.ts'
import { orWhy, useBackend } from './backend.ts'

export function DeviceSheet() {
  const { boardId } = useSession()
  const { now, newCode, codeState } = useBackend()
  const issue = useCallback(async () => orWhy(await newCode(boardId)), [newCode, boardId])
  const stateOf = useCallback(async () => {
    const answer = await codeState(boardId)
    return answer.ok ? answer.value.state : undefined
  }, [codeState, boardId])
  return (
    <AddDevice
      boardId={boardId}
      now={now}
      issue={issue}
      stateOf={stateOf}
      onClose={() => screen.open(null)}
    />
  )
}
