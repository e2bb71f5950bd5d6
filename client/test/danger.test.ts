// What the status line warns of, and when it keeps quiet.
import { expect, test } from 'vitest'
import { dangerOf } from '../src/session/danger.ts'
import type { SyncStatus } from '../src/sync/session.ts'

const live: SyncStatus = {
  state: 'live',
  unsaved: 0,
  since: undefined,
  blocked: false,
  reason: undefined,
  notKept: undefined,
}
const offline: SyncStatus = { ...live, state: 'offline', since: 0, unsaved: 2 }
const page = { kept: false, lost: true, isHttps: false }

test('offline on a page that only the server can show: it holds people back, whether or not they changed anything', () => {
  expect(dangerOf(offline, page)).toMatchObject({ kind: 'stranded', holds: true })
  expect(dangerOf({ ...offline, unsaved: 0 }, page)).toMatchObject({ kind: 'stranded', holds: true })
  expect(dangerOf({ ...offline, state: 'connecting' }, page)).toMatchObject({ kind: 'stranded' })
})

test.each([
  ['live', live, page],
  ['the first moments of a lost line', { ...offline, state: 'connecting' }, { ...page, lost: false }],
  ['a page that a worker keeps', offline, { ...page, kept: true }],
  ['a device that is not let in: it has a notice of its own', { ...offline, state: 'refused' }, page],
] as const)('%s: not a word', (_, status, page) => {
  expect(dangerOf(status, page)).toBeUndefined()
})

test('where the server answers and WebSockets do not get through, a reload is harmless', () => {
  const blocked = dangerOf({ ...offline, blocked: true }, page)
  expect(blocked).toMatchObject({ kind: 'blocked', holds: false })
  expect(blocked?.text).toContain('or for https')
  expect(dangerOf({ ...offline, blocked: true }, { ...page, isHttps: true })?.text).not.toContain('https')
})

test.each([
  ['diskFull', 'disk is full'],
  ['diskFails', 'takes nothing'],
  ['diskSlow', 'very slow'],
] as const)('a server that saves nothing (%s) says so, and nobody need stop working', (readOnly, words) => {
  const danger = dangerOf({ ...live, unsaved: 3, readOnly }, page)
  expect(danger).toMatchObject({ kind: 'readOnly', holds: false, title: expect.stringContaining(words) })
  expect(danger?.text).toContain('nothing of yours is lost')
})

test('a browser that keeps nothing holds people back while something is not saved, also from a kept page', () => {
  const notKept = 'This browser cannot keep a copy of the board.'
  const kept = { ...page, kept: true }
  expect(dangerOf({ ...offline, notKept }, kept)).toMatchObject({
    kind: 'notKept',
    holds: true,
    text: notKept,
  })
  expect(dangerOf({ ...live, notKept, unsaved: 1 }, kept)).toMatchObject({ holds: true })
  expect(dangerOf({ ...live, notKept }, kept)).toMatchObject({ kind: 'notKept', holds: false })
})
