// A person as a small round badge. The name stands beside it or is read out by whoever uses it.
import './avatar.css'
import { dyeOf, initialsOf } from './hue.ts'

interface Props {
  readonly id: string
  readonly name: string
  readonly away?: boolean
  readonly size?: 'small' | 'large'
}

export const Avatar = ({ id, name, away = false, size = 'small' }: Props) => (
  <span className="avatar" data-dye={dyeOf(id)} data-away={away} data-size={size} aria-hidden="true">
    {initialsOf(name)}
  </span>
)
