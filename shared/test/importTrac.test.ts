// Lists from Trac: the headings, cells and dates that its exports really have.
import { describe, expect, it } from 'vitest'
import { upstreamId } from '../src/board/ids.ts'
import { parseList } from '../src/import/parseList.ts'
import type { ParseOptions } from '../src/import/parsed.ts'

const options = { trac: 'https://code.djangoproject.com' }
const parse = (content: string, more: Partial<ParseOptions> = {}) =>
  parseList(content, { ...options, ...more })
const first = (content: string, more?: Partial<ParseOptions>) => parse(content, more).items[0]?.upstream

const labels =
  '\uFEFFid,Summary,Status,Owner,Type,Component,Version,Triage Stage,Has patch,Needs documentation,Needs tests,' +
  'Patch needs improvement,Easy pickings,UI/UX,Keywords,Reporter,Created,Modified'
const names =
  '\uFEFFid,summary,reporter,owner,type,status,component,version,resolution,keywords,stage,has_patch,needs_docs,' +
  'needs_tests,needs_better_patch,easy,ui_ux'

describe('Trac lists', () => {
  it('reads a query with labels as headings, a byte order mark and CRLF', () => {
    const content = [
      labels,
      '5405,Support docstrings,assigned,ada,New feature,"Database layer (models, ORM)",dev,Accepted,1,0,1,0,1,0,orm speed,bo@…,09/11/07 17:10:31,02/23/13 07:07:18',
      '',
    ].join('\r\n')
    const { format, items, bad } = parse(content)
    expect({ format, bad }).toEqual({ format: 'trac-csv', bad: [] })
    expect(items).toEqual([
      {
        id: upstreamId('trac:code.djangoproject.com', 5405),
        row: 2,
        upstream: {
          tracker: 'trac:code.djangoproject.com',
          number: 5405,
          url: 'https://code.djangoproject.com/ticket/5405',
          kind: 'ticket',
          title: 'Support docstrings',
          state: 'open',
          status: 'assigned',
          stage: 'Accepted',
          type: 'New feature',
          component: 'Database layer (models, ORM)',
          version: 'dev',
          flags: ['patch', 'needsTests', 'easy'],
          labels: ['orm', 'speed'],
          owner: 'ada',
          reporter: 'bo@…',
          created: '2007-09-11T17:10:31',
          modified: '2013-02-23T07:07:18',
        },
        flagsSaid: ['patch', 'needsDocs', 'needsTests', 'needsImprovement', 'easy', 'uiux'],
        lane: 'waiting',
      },
    ])
  })

  it('reads field names as headings, True and False, in any case and order', () => {
    const upstream = first(
      `${names.toUpperCase()}\n7,One,ada,nobody,Bug,CLOSED,admin,,Fixed,"a, b;c",Ready for checkin,True,False,FALSE,0,yes,`,
    )
    expect(upstream).toMatchObject({
      state: 'closed',
      status: 'CLOSED',
      resolution: 'Fixed',
      owner: null,
      flags: ['patch', 'easy'],
      labels: ['a', 'b', 'c'],
    })
    expect(upstream?.version).toBeUndefined()
  })

  it('reads tabs, and semicolons of a spreadsheet, whatever the format is called', () => {
    expect(parse('id\tSummary\tOwner\n7\tOne, two\tada')).toMatchObject({
      format: 'trac-tsv',
      items: [{ upstream: { number: 7, title: 'One, two', owner: 'ada' } }],
    })
    expect(first('sep=;\r\nid;Summary\r\n7;One', { format: 'trac-csv' })?.title).toBe('One')
    expect(first('id\tSummary\n7\tOne', { format: 'trac-csv' })?.title).toBe('One')
  })

  it('reads a report, which calls the number "ticket" and hides columns by underscores', () => {
    expect(
      first('ticket,summary,_reporter,__color__,_changetime\n#7,One,ada,3,1189530658000000'),
    ).toMatchObject({
      number: 7,
      reporter: 'ada',
      modified: '2007-09-11T17:10:58.000Z',
    })
  })

  it('says nothing of columns that are not there, and ignores those it does not know', () => {
    const upstream = first('id,summary,Cc,constructor,__proto__\n7,One,x,y,z')
    expect(Object.entries(upstream ?? {}).filter(([, value]) => value !== undefined)).toEqual([
      ['tracker', 'trac:code.djangoproject.com'],
      ['number', 7],
      ['url', 'https://code.djangoproject.com/ticket/7'],
      ['kind', 'ticket'],
      ['title', 'One'],
    ])
    expect(first('id,status\n7,new')?.title).toBeUndefined()
  })

  it('counts records as rows: quoted line breaks begin none, blank ones count', () => {
    const { items, bad } = parse('id,summary\r\n1,"a\r\nb ""c"""\r\n\r\nx,d\r\n4,e\r\n')
    expect(items.map(({ row, upstream }) => [row, upstream?.title])).toEqual([
      [2, 'a b "c"'],
      [5, 'e'],
    ])
    expect(bad).toEqual([{ row: 4, message: '“x” is not a ticket number.' }])
  })

  it('a quote that nobody closes is text and swallows no row', () => {
    const { items, bad } = parse(
      'id,summary,status\n1,"open,new\n2,"Good, one",new\n3,5" disk,new\n4,"a" b,new',
    )
    expect(bad).toEqual([])
    expect(items.map(({ upstream }) => upstream?.title)).toEqual(['"open', 'Good, one', '5" disk', '"a" b'])
  })

  it.each([
    ['a,b', '“a” is not a ticket number.'],
    [',b', '“” is not a ticket number.'],
    ['0,b', '“0” is not a ticket number.'],
    ['-1,b', '“-1” is not a ticket number.'],
    ['1.5,b', '“1.5” is not a ticket number.'],
    ['99999999999999999999,b', '“99999999999999999999” is not a ticket number.'],
    ['1,', 'This row has no title.'],
    ['1', 'This row has no title.'],
    ['1," \u200B "', 'This row has no title.'],
    [`1,${'x'.repeat(100_000)}`, 'This title has 100,000 characters; the limit is 500.'],
    ['1,a, b', 'This row has more cells than there are headings. Is a text in it not in quotes?'],
  ])('a bad row is listed, and the others come in (%#)', (row, message) => {
    const { items, bad } = parse(`id,summary\n${row}\n8,Good`)
    expect(bad).toEqual([{ row: 2, message }])
    expect(items.map(({ upstream }) => upstream?.number)).toEqual([8])
  })

  it('keeps one ticket of several rows: the last, without what only the first said', () => {
    const { items, bad } = parse('id,summary,owner,component\n1,Old,ada,admin\n2,Two,bo,\n1,New,,')
    expect(bad).toEqual([])
    expect(items).toMatchObject([
      { row: 4, upstream: { number: 1, title: 'New', owner: null, component: 'admin' } },
      { row: 3, upstream: { number: 2 } },
    ])
  })

  it('folds control characters, cuts facts that are too long, and keeps titles that look like formulas', () => {
    const upstream = first(`id,summary,component\n1,=1+1\u0007\u2028x,${'😀'.repeat(200)}`)
    expect(upstream?.title).toBe('=1+1 x')
    expect(upstream?.component).toHaveLength(199)
    expect(upstream?.component?.isWellFormed()).toBe(true)
    expect(first(`id,summary\n1,half \uD83D`)?.title).toBe('half \uFFFD')
  })

  it.each([
    ['https://Trac.Example.org:8000/projects/Foo/', 'trac:trac.example.org:8000/projects/Foo'],
    ['http://localhost', 'trac:localhost'],
    ['https://code.djangoproject.com/query?status=new&order=id', 'trac:code.djangoproject.com'],
    ['https://me:secret@trac.example.org/report/3', 'trac:trac.example.org'],
  ])('a list from %s is of %s', (source, tracker) => {
    const upstream = first('id,summary\n1,One', { source })
    expect(upstream?.tracker).toBe(tracker)
    expect(upstream?.url).toMatch(/^https?:\/\/[^@]+\/ticket\/1$/)
  })

  it.each([
    'ftp://example.org',
    'javascript:alert(1)',
    'code.djangoproject.com',
    'https://',
    `https://${'a'.repeat(300)}`,
  ])('a source that is no web address is refused (%#)', (source) => {
    expect(parse('id,summary\n1,One', { source })).toMatchObject({
      items: [],
      bad: [{ row: 1, message: expect.stringContaining('must begin with http') }],
    })
  })

  it('a table without numbers gets a clear answer, and so does one without rows', () => {
    expect(parse('Title,Assignee\nOne,ada', { format: 'trac-csv' })).toMatchObject({
      items: [],
      bad: [{ row: 1, message: expect.stringContaining('no column with ticket numbers') }],
    })
    expect(parse('One\nTwo', { format: 'trac-csv' }).bad[0]?.message).toContain('“One”')
    expect(parse('id,summary\r\n').bad).toEqual([
      { row: 1, message: 'This list has headings, but no tickets.' },
    ])
  })
})
