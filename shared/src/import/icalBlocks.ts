// An iCalendar file taken apart into its events and time zones, so that one that is broken does not take the others along.

export interface CalendarBlocks {
  /** Lines of each event, from BEGIN to END; `whole`: false where the file breaks off. */
  readonly events: readonly { readonly lines: readonly string[]; readonly whole: boolean }[]
  readonly zones: readonly (readonly string[])[]
  /** What the file wants done, e.g. `CANCEL`. */
  readonly method: string | undefined
}

/** Undefined where the text is no calendar. */
export function blocksOf(text: string): CalendarBlocks | undefined {
  const lines = unfolded(text)
  if (!lines.some((line) => isMark(line, 'BEGIN', 'VCALENDAR'))) return undefined
  const events: { lines: string[]; whole: boolean }[] = []
  const zones: string[][] = []
  let open: string[] | undefined
  let until = ''
  let method: string | undefined
  for (const line of lines) {
    const isEvent = isMark(line, 'BEGIN', 'VEVENT')
    if (isEvent || isMark(line, 'BEGIN', 'VTIMEZONE')) {
      open = []
      until = isEvent ? 'VEVENT' : 'VTIMEZONE'
      if (isEvent) events.push({ lines: open, whole: false })
      else zones.push(open)
    }
    open?.push(line)
    const last = events.at(-1)
    if (open && isMark(line, 'END', until)) {
      if (last?.lines === open) last.whole = true
      open = undefined
    }
    if (!open) method = /^METHOD:(.*)$/i.exec(line)?.[1]?.trim().toUpperCase() ?? method
  }
  return { events: events.map(({ lines, whole }) => ({ lines: withoutAlarms(lines), whole })), zones, method }
}

/** Long lines go on in the next after a space or a tab. Empty lines mean nothing, though some write them. */
function unfolded(text: string): readonly string[] {
  const lines: string[] = []
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    if (line === '') continue
    if (/^[ \t]/.test(line) && lines.length > 0) lines.push(`${lines.pop() ?? ''}${line.slice(1)}`)
    else lines.push(line)
  }
  return lines.filter((line) => line.trim() !== '')
}

function withoutAlarms(lines: readonly string[]): readonly string[] {
  let inAlarm = false
  return lines.filter((line) => {
    if (isMark(line, 'BEGIN', 'VALARM')) inAlarm = true
    const keep = !inAlarm
    if (isMark(line, 'END', 'VALARM')) inAlarm = false
    return keep
  })
}

const isMark = (line: string, mark: 'BEGIN' | 'END', what: string): boolean =>
  line.trim().toUpperCase() === `${mark}:${what}`
