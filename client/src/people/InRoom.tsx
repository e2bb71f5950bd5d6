// One person in the strip: a face, a name for those who listen or rest the pointer on it.
import type { HTMLAttributes, Ref } from 'react'
import { Avatar } from '../parts/Avatar.tsx'
import { useIsPresent, usePersonName } from '../sync/hooks.ts'

interface Props extends HTMLAttributes<HTMLSpanElement> {
  readonly id: string
  readonly ref?: Ref<HTMLSpanElement>
}

export function InRoom({ id, ...more }: Props) {
  const name = usePersonName(id)
  const here = useIsPresent(id)
  return (
    <span className="room-person" data-person={id} title={here ? name : `${name} (not connected)`} {...more}>
      <Avatar id={id} name={name} away={!here} />
      <span className="visually-hidden">{name}</span>
    </span>
  )
}
