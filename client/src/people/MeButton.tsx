// My own face, at hand: what I say of myself lies behind it.
import { Avatar } from '../parts/Avatar.tsx'
import { useMe, usePersonName } from '../sync/hooks.ts'
import { screen } from '../ui/screen.ts'

export function MeButton() {
  const me = useMe()
  const name = usePersonName(me)
  return (
    <button type="button" className="hand hand-me" title={name} onClick={() => screen.open('me')}>
      <Avatar id={me} name={name} />
      <span className="visually-hidden">Me: </span>
      <span className="hand-word">{name}</span>
    </button>
  )
}
