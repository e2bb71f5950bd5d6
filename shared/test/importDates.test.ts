// Dates of lists: to ISO 8601 where the list as a whole leaves no doubt, else as they were written.
import { describe, expect, it } from 'vitest'
import { dateReader } from '../src/import/dates.ts'
import { parseIso } from '../src/select/time.ts'

const alone = (text: string) => dateReader([text])(text)

describe('dates of a list', () => {
  it.each([
    ['2007-09-11', '2007-09-11'],
    ['2007-09-11 03:05:58', '2007-09-11T03:05:58'],
    ['2007-09-11T03:05:58Z', '2007-09-11T03:05:58Z'],
    ['2007-09-11T03:05:58.123+02:00', '2007-09-11T03:05:58+02:00'],
    ['2007/9/1 3:05', '2007-09-01T03:05:00'],
    ['2007-09-11 03:05:58 UTC', '2007-09-11T03:05:58Z'],
    ['Sep 11, 2007, 5:10:31\u202FPM', '2007-09-11T17:10:31'],
    ['Sep 11, 2007 12:10:31 AM', '2007-09-11T00:10:31'],
    ['11 September 2007 17:10', '2007-09-11T17:10:00'],
    ['Tue, 11 Sep 2007 17:10:31 GMT', '2007-09-11T17:10:31Z'],
    ['11.09.2007 17:10', '2007-09-11T17:10:00'],
    ['1.2.07', '2007-02-01'],
    ['1189530658', '2007-09-11T17:10:58.000Z'],
    ['09/13/07 17:10:31', '2007-09-13T17:10:31'],
    ['13/09/2007', '2007-09-13'],
    ['02/29/2008', '2008-02-29'],
  ])('%s is %s', (text, iso) => {
    expect(alone(text)).toBe(iso)
    expect(parseIso(iso)).toBeTypeOf('number')
  })

  it.each([
    '09/11/07 17:10:31',
    '13/13/07',
    '02/30/2007',
    '2007-02-30',
    '2007-13-01',
    '2007-09-11 25:00',
    '18 years ago',
    'gestern',
    '11. sep. 2007',
    '13:05 PM',
    '',
  ])('%s stays as it is', (text) => {
    expect(alone(text)).toBe(text)
  })

  it('one date with a 13 tells the order of all', () => {
    expect(dateReader(['09/11/07', '02/23/13'])('09/11/07')).toBe('2007-09-11')
    expect(dateReader(['09/11/07', '23/02/13'])('09/11/07')).toBe('2007-11-09')
  })

  it('two that contradict each other tell nothing, nor do dates with dots', () => {
    expect(dateReader(['02/23/13', '23/02/13', '09/11/07'])('09/11/07')).toBe('09/11/07')
    expect(dateReader(['23.02.13', '09/11/07'])('09/11/07')).toBe('09/11/07')
  })

  it.each([
    ['68', '2068'],
    ['69', '1969'],
    ['99', '1999'],
    ['00', '2000'],
  ])('the year %s is %s', (short, long) => {
    expect(alone(`12/31/${short}`)).toBe(`${long}-12-31`)
  })
})
