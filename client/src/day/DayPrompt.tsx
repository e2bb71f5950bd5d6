// Asks mentors and organisers to open the morning when its hour has come, and to close it when it is over: once each.
import { useState } from 'react'
import { dueMorning } from '@taula/shared/select/mornings'
import { sprintDay, zoneOf } from '@taula/shared/select/sprintDay'
import type { Calendar } from '@taula/shared/select/sprintDay'
import { clockOf } from '@taula/shared/select/time'
import { useNow } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { useCalendar } from '../sync/sprintHooks.ts'
import { recall, remember } from '../ui/memory.ts'
import { MorningButton, useMayOpen } from './MorningButton.tsx'
import type { MorningProps } from './MorningButton.tsx'

interface Question {
  /** One is asked once on this device. */
  readonly key: string
  readonly text: string
}

export function DayPrompt({ onClosed }: MorningProps) {
  const { boardId } = useSession()
  const may = useMayOpen()
  const question = questionOf(useCalendar(), useNow())
  const [left, setLeft] = useState(() => recall(storedAs(boardId)))
  if (!may || !question || left === question.key) return null
  const leave = () => {
    setLeft(question.key)
    remember(storedAs(boardId), question.key)
  }
  return (
    <section className="prompt" aria-label="The morning">
      <p>{question.text}</p>
      <MorningButton onClosed={onClosed} />
      <button type="button" className="button" onClick={leave}>
        Not yet
      </button>
    </section>
  )
}

const storedAs = (boardId: string) => `dayAsked.${boardId}`

function questionOf(calendar: Calendar, now: number): Question | undefined {
  const day = sprintDay(calendar, now)
  const clock = (at: number) => clockOf(at, zoneOf(calendar))
  if (day.is === 'open' && day.closes <= now)
    return { key: `close ${day.day}`, text: `The morning was to end at ${clock(day.closes)}. Is it over?` }
  const due = day.is === 'closed' ? dueMorning(calendar, now) : undefined
  return due && { key: `open ${due.day}`, text: `It is past ${clock(due.opens)}. Does the morning begin?` }
}
