// Coming back by a name alone, plugged into the network.
import { OtherDevice, WrongName } from '../session/CameBack.tsx'
import { useSession } from '../sync/SessionContext.tsx'
import { toast } from '../ui/toasts.ts'
import { useBackend } from './backend.ts'

export function OwnOtherDevice() {
  const { boardId } = useSession()
  const { cameBack, answerCameBack } = useBackend()
  return (
    <OtherDevice
      mine={cameBack(boardId)}
      onAnswer={async (asked, isMine) => {
        const answer = await answerCameBack(boardId, { cameBack: asked, isMine })
        if (!answer.ok) toast('no', answer.message)
        else if (!isMine) toast('note', 'That device is off the board. What it changed stays.')
      }}
    />
  )
}

export function OwnWrongName() {
  const session = useSession()
  const backend = useBackend()
  const { boardId, joinedAs } = session
  const mine = backend.cameBack(boardId)
  if (mine === undefined) return null
  return (
    <WrongName
      mine={mine}
      now={backend.now}
      onLeave={async () => {
        const answer = await backend.answerCameBack(boardId, { cameBack: mine, isMine: false })
        if (!answer.ok) {
          toast('no', answer.message)
          return
        }
        // Somebody else gets a document of their own; of this person nothing stays on the device.
        session.close()
        await backend.dropKept(boardId, joinedAs)
        backend.forget(boardId)
        location.reload()
      }}
    />
  )
}
