// Here, away, left: in the menu of a person, in one tap.
import { Coffee, DoorOpen, UserCheck } from 'lucide-react'
import { MenuItem } from '../parts/Menu.tsx'
import { usePresence } from '../sync/sprintHooks.ts'
import { useSayPresence } from './saying.ts'

const items = [
  { is: 'here', words: 'Here', icon: <UserCheck /> },
  { is: 'away', words: 'Away for a while', icon: <Coffee /> },
  { is: 'left', words: 'Left for today', icon: <DoorOpen /> },
] as const

export function PresenceItems({ person }: { readonly person: string }) {
  const presence = usePresence(person)
  const say = useSayPresence(person)
  return items.map(({ is, words, icon }) => (
    <MenuItem key={is} icon={icon} words={words} here={is === presence} onSelect={() => say(is)} />
  ))
}
