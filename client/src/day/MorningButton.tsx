// The one action of a morning, for mentors and organisers: open it, or close it for everybody.
import { Moon, Sun } from 'lucide-react'
import { closeDay, openDay } from '@taula/shared/ops/days'
import { useAct } from '../act/useAct.ts'
import { useMyRole } from '../sync/hooks.ts'
import { useSprintDay } from '../sync/sprintHooks.ts'

export interface MorningProps {
  /** The morning was closed, here and by this person. */
  readonly onClosed: () => void
}

export const useMayOpen = (): boolean => {
  const role = useMyRole()
  return role === 'mentor' || role === 'organiser'
}

export function MorningButton({ onClosed }: MorningProps) {
  const act = useAct()
  const may = useMayOpen()
  const { is } = useSprintDay()
  if (!may) return null
  if (is !== 'open')
    return (
      <button
        type="button"
        className="button button-main"
        onClick={() => act(openDay, {}, 'Opened the morning')}
      >
        <Sun aria-hidden="true" />
        Open the morning
      </button>
    )
  return (
    <button
      type="button"
      className="button"
      onClick={() => act(closeDay, {}, 'Closed the morning').ok && onClosed()}
    >
      <Moon aria-hidden="true" />
      Close the morning
    </button>
  )
}
