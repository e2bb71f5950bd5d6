// The sprint's days, plugged into the network: with the morning closes the wall's way in.
import { DayPrompt } from '../day/DayPrompt.tsx'
import { DaySheet } from '../day/DaySheet.tsx'
import { DaysPane } from '../day/DaysPane.tsx'
import { useMyRole } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { toast } from '../ui/toasts.ts'
import { useBackend } from './backend.ts'

export const OwnDaySheet = () => <DaySheet onClosed={useNewWallLink()} />
export const OwnDayPrompt = () => <DayPrompt onClosed={useNewWallLink()} />
export const OwnDays = () => <DaysPane onClosed={useNewWallLink()} />

/**
 * The code on the wall was seen by whoever passed by. Only organisers have links; where one cannot be replaced now, they
 * are told how to do so later: the morning is closed all the same.
 */
function useNewWallLink(): () => void {
  const { boardId } = useSession()
  const backend = useBackend()
  const role = useMyRole()
  return () => {
    if (role === 'organiser') void replaceOrSay()
  }
  async function replaceOrSay() {
    const answer = await backend.replaceLink(boardId, 'wall')
    if (!answer.ok) toast('todo', notReplaced)
  }
}

const notReplaced =
  'The code on the wall could not be replaced: it still lets people in. Replace it in Settings, Links.'
