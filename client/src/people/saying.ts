// Saying where somebody is, in words.
import type { Said } from '@taula/shared/board/kinds/people'
import { sayPresence } from '@taula/shared/ops/presence'
import { useAct } from '../act/useAct.ts'
import { useMe, usePersonName } from '../sync/hooks.ts'

const words: Readonly<Record<Said, string>> = {
  here: 'here',
  away: 'away for a while',
  left: 'gone for today',
}

export function useSayPresence(person: string): (is: Said) => void {
  const act = useAct()
  const name = usePersonName(person)
  const isMe = useMe() === person
  return (is) => void act(sayPresence, { person, is }, `${isMe ? 'You are' : `${name} is`} ${words[is]}`)
}
