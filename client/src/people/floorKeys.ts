// Up and down on the floor lead from person to person, over all tables.
import type { KeyboardEvent } from 'react'
import { isDragging } from '../drag/carried.ts'

const controls = ['.person-grip', '.person-more', '.person-on'] as const

export function moveAmongPeople(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const { target, currentTarget } = event
  if (step === 0 || isDragging() || !(target instanceof Element)) return
  const control = controls.find((one) => target.matches(one))
  if (control === undefined) return
  // The board's own arrows must not take the focus away.
  event.preventDefault()
  const all = [...currentTarget.querySelectorAll<HTMLElement>(control)]
  all[all.findIndex((one) => one === target) + step]?.focus()
}
