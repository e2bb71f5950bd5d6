// Reads a calendar and what it would change. The library for that is fetched when somebody has a file.
import { useEffect, useMemo, useState } from 'react'
import type { ParsedCalendar } from '@taula/shared/import/sessions'
import { previewSessions } from '@taula/shared/ops/importSessions'
import type { SessionsImported } from '@taula/shared/ops/importSessions'
import { daysOfSprint, zoneOf } from '@taula/shared/select/sprintDay'
import type { BoardSession } from '../sync/session.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { useCalendar } from '../sync/sprintHooks.ts'

export type CalendarReading =
  | { readonly is: 'nothing' | 'reading' }
  | { readonly is: 'unreadable'; readonly text: string; readonly message: string }
  | {
      readonly is: 'read'
      readonly text: string
      readonly calendar: ParsedCalendar
      readonly preview: SessionsImported
    }

export function useCalendarFile(text: string): CalendarReading {
  const session = useSession()
  const calendar = useCalendar()
  const [reading, setReading] = useState<CalendarReading>({ is: 'nothing' })
  const zone = zoneOf(calendar)
  const days = daysOfSprint(calendar).join(' ')
  const around = useMemo(() => ({ zone, days: days === '' ? [] : days.split(' ') }), [zone, days])
  useEffect(() => {
    if (text.trim() === '') return undefined
    let left = false
    const show = async () => {
      const done = await read(text, around, session)
      if (!left) setReading(done)
    }
    void show()
    return () => {
      left = true
    }
  }, [text, around, session])
  if (text.trim() === '') return { is: 'nothing' }
  return 'text' in reading && reading.text === text ? reading : { is: 'reading' }
}

async function read(
  text: string,
  { zone, days }: { readonly zone: string; readonly days: readonly string[] },
  session: BoardSession,
): Promise<CalendarReading> {
  const library = await import('@taula/shared/import/ical').catch(() => undefined)
  if (!library)
    return {
      is: 'unreadable',
      text,
      message: 'What reads calendars cannot be fetched now. Try again with a network.',
    }
  const span = library.spanAround(days, Date.now(), zone)
  const result = library.parseCalendar(text, { zone, span })
  if (!result.ok) return { is: 'unreadable', text, message: result.message }
  const preview = session.preview((doc, ctx) => previewSessions(doc, result.calendar, ctx))
  return { is: 'read', text, calendar: result.calendar, preview }
}
