// Dates as lists write them, to ISO 8601 where that is certain. A time without a zone stays without one: readers take it as UTC.

/** Reads one date of a list; what is not certain stays as the list wrote it. */
export type ReadDate = (text: string) => string

type Order = 'month first' | 'day first'

/** A reader for all dates of one list: one exporter wrote them, so one date with a 13 in it tells the order of all. */
export function dateReader(all: Iterable<string>): ReadDate {
  const order = orderOf(all)
  return (text) => {
    const plain = withPlainSpaces(text)
    return (
      fromEpoch(plain) ?? fromYearFirst(plain) ?? fromMonthName(plain) ?? fromNumbers(plain, order) ?? text
    )
  }
}

// Formatters put narrow and unbreakable spaces before "PM".
const withPlainSpaces = (text: string) => text.replace(/\s+/g, ' ').trim()

const time = String.raw`(?:,? ?(?:at )?T?(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)?)?`
const zone = String.raw`(?: ?(Z|UTC|GMT|[+-]\d\d:?\d\d))?`
const yearFirst = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${time}${zone}$`)
const numbers = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d\\d)${time}${zone}$`)
const weekday = String.raw`(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?`
const monthName = String.raw`(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?`
const monthThenDay = new RegExp(`^${weekday}${monthName} (\\d{1,2}),? (\\d{4})${time}${zone}$`, 'i')
const dayThenMonth = new RegExp(`^${weekday}(\\d{1,2})[ -]${monthName},?[ -](\\d{4})${time}${zone}$`, 'i')
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

type Groups = readonly (string | undefined)[]

/** Undefined where no date tells, or where two contradict each other. */
function orderOf(all: Iterable<string>): Order | undefined {
  let monthFirst = false
  let dayFirst = false
  for (const text of all) {
    const match = numbers.exec(withPlainSpaces(text))
    if (!match || match[2] === '.') continue
    if (Number(match[1]) > 12) dayFirst = true
    if (Number(match[3]) > 12) monthFirst = true
  }
  if (monthFirst === dayFirst) return undefined
  return monthFirst ? 'month first' : 'day first'
}

/** Seconds, milliseconds or (Trac's own) microseconds since 1970. */
function fromEpoch(text: string): string | undefined {
  if (!/^(\d{9,10}|\d{12,13}|\d{15,16})$/.test(text)) return undefined
  const unit = text.length <= 10 ? 1_000 : text.length <= 13 ? 1 : 0.001
  return new Date(Math.floor(Number(text) * unit)).toISOString()
}

function fromYearFirst(text: string): string | undefined {
  const m = yearFirst.exec(text)
  return m ? iso(Number(m[1]), Number(m[3]), Number(m[4]), m.slice(5)) : undefined
}

function fromMonthName(text: string): string | undefined {
  const english = monthThenDay.exec(text)
  if (english) return iso(Number(english[3]), monthOf(english[1]), Number(english[2]), english.slice(4))
  const other = dayThenMonth.exec(text)
  if (other) return iso(Number(other[3]), monthOf(other[2]), Number(other[1]), other.slice(4))
  return undefined
}

const monthOf = (name = '') => 1 + months.indexOf(name.toLowerCase())

function fromNumbers(text: string, order: Order | undefined): string | undefined {
  const m = numbers.exec(text)
  if (!m) return undefined
  // Where dots are written the day comes first.
  const known = m[2] === '.' ? 'day first' : order
  if (known === undefined) return undefined
  const [first, second] = [Number(m[1]), Number(m[3])]
  const [month, day] = known === 'month first' ? [first, second] : [second, first]
  return iso(fullYear(m[4] ?? ''), month, day, m.slice(5))
}

/** `69` to `99` are of the last century, as POSIX has it. */
function fullYear(year: string): number {
  const number = Number(year)
  if (year.length > 2) return number
  return number >= 69 ? 1900 + number : 2000 + number
}

/** `rest`: hour, minute, second, `a` or `p`, zone. Undefined where the calendar has no such moment. */
function iso(year: number, month: number, day: number, rest: Groups): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  const written = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  const [hourText, minute, second = '00', half, zone] = rest
  if (hourText === undefined || minute === undefined) return written
  const hour = hourOf(Number(hourText), half)
  if (hour === undefined || Number(minute) > 59 || Number(second) > 59) return undefined
  return `${written}T${two(hour)}:${minute}:${second}${zoneOf(zone)}`
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

function zoneOf(zone = ''): string {
  if (zone === 'UTC' || zone === 'GMT') return 'Z'
  return zone
}

const two = (number: number) => String(number).padStart(2, '0')
