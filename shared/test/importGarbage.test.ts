// What is no list: nothing comes in, nothing is thrown, and one sentence says why.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { maxImportChars, maxImportRows } from '../src/board/limits.ts'
import { parseList } from '../src/import/parseList.ts'
import { listFormats } from '../src/import/parsed.ts'
import type { ParsedList } from '../src/import/parsed.ts'
import { importTickets } from '../src/ops/import.ts'

const options = { trac: 'https://code.djangoproject.com' }
const parse = (content: string) => parseList(content, options)

describe('what is no list', () => {
  it.each([
    ['nothing', '', 'nothing in this list'],
    ['blank lines', ' \r\n\t\n\uFEFF', 'nothing in this list'],
    ['only a rule', '-----\n', 'no ticket in this list'],
    ['a picture', '\uFFFDPNG\r\n\u001A\n\0\0\0\rIHDR\0\0\u0002', 'not a text list'],
    ['a picture called CSV', `id,summary\n1,\0`, 'not a text list'],
    [
      'another alphabet read as UTF-8',
      'id,summary\n1,\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD \uFFFD\uFFFD\uFFFD',
      'not a text list',
    ],
    ['a document', '%PDF-1.7\n%âãÏÓ', 'not a text list'],
    ['a page', '\n<!DOCTYPE html>\n<html><head><title>Log in</title>', 'web page'],
    ['an old page', '<html lang="en">\n<body>', 'web page'],
    ['a feed', '<?xml version="1.0"?>\n<rss version="2.0">', 'feed'],
    ['a calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0', 'calendar'],
  ])('%s', (_name, content, reason) => {
    for (const format of ['auto', ...listFormats] as const) {
      const { items, bad } = parseList(content, { ...options, format })
      expect(items).toEqual([])
      expect(bad).toHaveLength(1)
      if (format === 'auto') expect(bad[0]?.message).toContain(reason)
    }
  })

  it('a title about HTML is a title', () => {
    expect(parse('<html> lacks a language').items).toMatchObject([{ title: '<html> lacks a language' }])
  })
})

describe('the limit of rows', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
  const lists: readonly (readonly [string, (count: number) => string])[] = [
    [
      'Trac',
      (count) =>
        `id,summary\n${numbers(count)
          .map((n) => `${n},Title`)
          .join('\n')}`,
    ],
    [
      'plain CSV',
      (count) =>
        `Title;Link\n${numbers(count)
          .map((n) => `Title ${n};https://github.com/a/b/issues/${n}`)
          .join('\n')}`,
    ],
    [
      'titles in a CSV',
      (count) =>
        `Title;State\n${numbers(count)
          .map((n) => `Title ${n};open`)
          .join('\n')}`,
    ],
    [
      'GitHub',
      (count) =>
        JSON.stringify(
          numbers(count).map((n) => ({ html_url: `https://github.com/a/b/issues/${n}`, title: 'x' })),
        ),
    ],
    [
      'JSON lines',
      (count) =>
        numbers(count)
          .map((n) => `{"html_url":"https://github.com/a/b/issues/${n}","title":"x"}`)
          .join('\n'),
    ],
    [
      'lines',
      (count) =>
        numbers(count)
          .map((n) => `#${n}`)
          .join('\n'),
    ],
    [
      'one line',
      (count) =>
        numbers(count)
          .map((n) => `#${n}`)
          .join(' '),
    ],
  ]

  it.each(lists)('%s: all of 20,000 come in, and none of 20,001', (_name, list) => {
    expect(parse(list(maxImportRows))).toMatchObject({ items: { length: maxImportRows }, bad: [] })
    const { items, bad } = parse(list(maxImportRows + 1))
    expect(items).toEqual([])
    expect(bad).toEqual([{ row: 1, message: expect.stringContaining('20,000') }])
  })

  it('a text that is too long is not even looked at', () => {
    expect(parse('a'.repeat(maxImportChars + 1)).bad[0]?.message).toContain('33,554,432 characters')
  })
})

/** Pieces that formats are made of, so that random text comes close to them. */
const words = [
  ...',\t;\n "[]{}():=1#\uD800\u202E\u2028',
  ...'\r\n~""~- [ ] ~[{"~"}]~null~"title":~"number":~"html_url":~"labels":~"__proto__":'.split('~'),
  ...'id~summary~Triage Stage~Created~Accepted~09/11/07~5500~#5500~ticket-5~a/b#3'.split('~'),
  ...'https://~https://a.b/ticket/7~https://github.com/a/b/pull/3'.split('~'),
]
const pieces = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...words))
const text = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''))
const table = fc
  .array(fc.array(fc.oneof(pieces, fc.string()), { minLength: 4, maxLength: 4 }), { maxLength: 8 })
  .map((rows) =>
    ['id,summary,created,component', ...rows.map((row, i) => `${i + 1},${row.slice(1).join(',')}`)].join(
      '\n',
    ),
  )
const json = fc
  .array(
    fc.record(
      {
        number: fc.oneof(fc.nat(), fc.anything()),
        title: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
        html_url: fc.oneof(fc.constant('https://github.com/a/b/issues/1'), fc.webUrl(), fc.anything()),
        labels: fc.anything(),
        assignees: fc.anything(),
        pull_request: fc.anything(),
        state: fc.oneof(fc.constantFrom('open', 'closed'), fc.anything()),
        state_reason: fc.anything(),
        created_at: fc.anything(),
        repository: fc.anything(),
      },
      { requiredKeys: [] },
    ),
  )
  .map((value) =>
    JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? Number(each) : each)),
  )

describe('any text', () => {
  it.each([
    ['text', text],
    ['tables', table],
    ['JSON', json],
  ])('%s: nothing is thrown, and what the parser calls good the board takes', (_name, content) => {
    const source = fc.option(fc.oneof(fc.string(), fc.webUrl()), { nil: undefined })
    fc.assert(
      fc.property(content, source, fc.constantFrom('auto', ...listFormats), (written, from, format) => {
        const list: ParsedList = parseList(written, {
          ...options,
          format,
          ...(from !== undefined && { source: from }),
        })
        const doc = new Y.Doc()
        const { value } = importTickets(doc, list.items, { me: 'ada', now: 1, random: () => 0.5 })
        expect(value).toMatchObject({ bad: [], new: list.items.length })
        doc.once('update', () => expect.fail('importing again changed something'))
        importTickets(doc, list.items, { me: 'bo', now: 2, random: () => 0.7 })
        expect(list.items.length + list.bad.length).toBeGreaterThan(0)
        for (const { row, message } of list.bad) expect([row > 0, message.length < 500]).toEqual([true, true])
      }),
      { seed: 5500, numRuns: 1_000 },
    )
  })
})
