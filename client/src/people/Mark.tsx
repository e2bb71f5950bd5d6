// How somebody may be approached: free, heads-down, can help, away. A mark and a word; nothing where there is nothing to say.
import { Circle, Coffee, HandHelping, Headphones } from 'lucide-react'
import { useHolding } from '../sync/hooks.ts'
import { useAvailability, usePairingsOf, usePresence, useSprintDay } from '../sync/sprintHooks.ts'

const marks = {
  free: { words: 'free', icon: <Circle aria-hidden="true" /> },
  headsDown: { words: 'heads-down', icon: <Headphones aria-hidden="true" /> },
  canHelp: { words: 'can help', icon: <HandHelping aria-hidden="true" /> },
  away: { words: 'away', icon: <Coffee aria-hidden="true" /> },
} as const

function useMark(id: string): keyof typeof marks | undefined {
  const presence = usePresence(id)
  const availability = useAvailability(id)
  const isBusy = [useHolding(id), usePairingsOf(id)].some(({ length }) => length > 0)
  const isClosed = useSprintDay().is === 'closed'
  if (isClosed) return undefined
  if (presence !== 'here') return presence === 'away' ? 'away' : undefined
  if (availability !== 'open') return availability
  return isBusy ? undefined : 'free'
}

export function Mark({ id }: { readonly id: string }) {
  const mark = useMark(id)
  if (!mark) return null
  const { words, icon } = marks[mark]
  return (
    <span className="person-mark" data-mark={mark}>
      {' '}
      {icon}
      {words}
    </span>
  )
}
