// The sheet that brings a second device in, plugged into the network.
import { useCallback } from 'react'
import { AddDevice } from '../session/AddDevice.tsx'
import { useSession } from '../sync/SessionContext.tsx'
import { screen } from '../ui/screen.ts'
import { useBackend } from './backend.ts'

export function DeviceSheet() {
  const { boardId } = useSession()
  const { now, newCode, codeState } = useBackend()
  const issue = useCallback(async () => {
    const answer = await newCode(boardId)
    return answer.ok ? answer.value : answer.message
  }, [newCode, boardId])
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
