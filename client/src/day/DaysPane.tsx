// What an organiser says of the sprint's time: hours, the programme by hand, and a calendar to bring in.
import { useState } from 'react'
import { CalendarImport } from './CalendarImport.tsx'
import './day.css'
import { DayHours } from './DayHours.tsx'
import { Morning } from './DaySheet.tsx'
import type { MorningProps } from './MorningButton.tsx'
import { SessionsEditor } from './SessionsEditor.tsx'

export function DaysPane({ onClosed }: MorningProps) {
  const [isImporting, setImporting] = useState(false)
  if (isImporting) return <CalendarImport onDone={() => setImporting(false)} />
  return (
    <div className="settings-list">
      <Morning onClosed={onClosed} />
      <DayHours />
      <SessionsEditor onImport={() => setImporting(true)} />
    </div>
  )
}
