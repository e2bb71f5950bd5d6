// Where the sync room meets the browser: HTTP, the server's clock, and what is remembered of a person.
import { describe, expect, test } from 'vitest'
import { handClock } from '@taula/shared/testing'
import { addTicket } from '@taula/shared/ops/tickets'
import { createApi } from '../src/sync/api.ts'
import {
  dropCode,
  forgetIdentity,
  recallIdentity,
  rememberIdentity,
  takeCarried,
} from '../src/sync/identity.ts'
import { createServerTime } from '../src/sync/serverTime.ts'
import type { TextStore } from '../src/sync/ports.ts'
import { createBrowser, createStore, settled } from './syncBrowser.ts'

const joined = { personId: 'ana', role: 'sprinter', token: 't' }

function apiAnswering(answer: () => Response | Promise<Response>) {
  const clock = handClock()
  const asked: { path: string; init: RequestInit }[] = []
  const api = createApi({
    clock,
    storage: createStore(),
    async fetch(path, init) {
      asked.push({ path, init })
      return answer()
    },
  })
  return { api, asked, clock }
}

describe('the API', () => {
  test('asks by path, as JSON, and answers what was said', async () => {
    const { api, asked } = apiAnswering(() => Response.json(joined))
    expect(await api.join('../b', { key: 'k', name: 'Ana' })).toEqual({ ok: true, value: joined })
    expect(asked[0]?.path).toBe('/api/boards/..%2Fb/join')
    expect(JSON.parse(String(asked[0]?.init.body))).toEqual({ key: 'k', name: 'Ana' })
  })

  test('a refusal carries the server’s code and words', async () => {
    const error = { code: 'wrong_key', message: 'This link does not open the board.' }
    const { api } = apiAnswering(() => Response.json({ error }, { status: 403 }))
    expect(await api.join('b', { key: 'k' })).toEqual({ ok: false, kind: 'refused', status: 403, ...error })
  })

  test.each([
    ['a captive portal’s page', () => new Response('<html>Log in</html>'), 200],
    ['JSON of another kind', () => Response.json({ hello: 1 }), 200],
    ['a proxy’s error page', () => new Response('Not found', { status: 404 }), 404],
    [
      'a server in trouble',
      () => Response.json({ error: { code: 'x', message: 'y' } }, { status: 500 }),
      500,
    ],
    ['too many requests', () => Response.json({ error: { code: 'x', message: 'y' } }, { status: 429 }), 429],
  ])('%s is no refusal', async (_, answer, status) => {
    const { api } = apiAnswering(answer)
    expect(await api.me('b')).toMatchObject({ ok: false, kind: 'failing', status })
  })

  test('a page in place of the board’s state is not taken for one', async () => {
    const page = () => new Response('<html>', { headers: { 'content-type': 'text/html' } })
    expect(await apiAnswering(page).api.fetchState('b')).toMatchObject({ ok: false, kind: 'failing' })
  })

  test('no answer is an answer; nothing is waited for without end', async () => {
    const cut = apiAnswering(() => Promise.reject(new TypeError('fetch failed')))
    expect(await cut.api.me('b')).toMatchObject({ ok: false, kind: 'unreachable', status: 0 })
    const { clock, asked, api } = apiAnswering(
      () =>
        new Promise((_, reject) => {
          asked[0]?.init.signal?.addEventListener('abort', () => reject(new Error('aborted')))
        }),
    )
    const answer = api.me('b')
    await settled()
    clock.advance(15_000)
    expect(await answer).toMatchObject({ kind: 'unreachable' })
  })
})

describe('[I9] time', () => {
  const httpDate = (at: number) => new Date(at).toUTCString()

  test('a device that is a week behind writes the server’s time, also offline after a reload', async () => {
    const browser = createBrowser()
    const week = 7 * 24 * 60 * 60 * 1000
    browser.server.date = browser.clock.now() + week
    const page = await browser.open()
    await settled()
    browser.server.kill()
    await page.session.close()
    const later = await browser.open()
    const added = later.session.act(addTicket, { title: 'one' })
    const at = later.session.preview((doc) =>
      added.ok ? doc.getMap('tickets').get(`${added.value}/added`) : undefined,
    ) as { at: number }
    expect(Math.abs(at.at - browser.server.date)).toBeLessThan(5_000)
    await later.session.close()
  })

  test('half a minute either way is nobody’s fault', () => {
    const clock = handClock()
    const time = createServerTime({ clock, storage: createStore() })
    for (const error of [-29_000, 29_000]) {
      time.learn(httpDate(clock.now() + error), clock.now(), clock.now())
      expect(time.now()).toBe(clock.now())
    }
  })

  test('a slow answer, a missing header and a full store teach nothing and break nothing', () => {
    const clock = handClock()
    const full = {
      ...createStore(),
      setItem: () => {
        throw new Error('full')
      },
    }
    const time = createServerTime({ clock, storage: full })
    time.learn(httpDate(0), clock.now() - 60_000, clock.now())
    time.learn(null, clock.now(), clock.now())
    time.learn('yesterday', clock.now(), clock.now())
    expect(time.now()).toBe(clock.now())
    time.learn(httpDate(clock.now() + 100_000), clock.now(), clock.now())
    expect(time.now() - clock.now()).toBeGreaterThan(90_000)
    time.learn(httpDate(clock.now()), clock.now(), clock.now())
    expect(time.now()).toBe(clock.now())
  })
})

describe('who this browser is', () => {
  const who = { person: 'p1', role: 'sprinter', name: 'Ana' }

  test('is remembered by board, and can be forgotten', () => {
    const storage = createStore()
    rememberIdentity(storage, 'b', who)
    expect(recallIdentity(storage, 'b')).toEqual(who)
    expect(recallIdentity(storage, 'c')).toBeUndefined()
    forgetIdentity(storage, 'b')
    expect(recallIdentity(storage, 'b')).toBeUndefined()
  })

  test.each(['', '{', '{"person":"../x","role":"a","name":"b"}', '[]'])(
    'what is none (%s) is nobody',
    (text) => {
      const storage = createStore()
      storage.setItem('taula/b/me', text)
      expect(recallIdentity(storage, 'b')).toBeUndefined()
    },
  )
})

describe('the key or code in the address', () => {
  function bar(hash: string, tab: TextStore | undefined = createStore()) {
    const urls: string[] = []
    const history = { state: null, replaceState: (_: unknown, __: string, url: string) => urls.push(url) }
    return {
      location: { hash, pathname: '/b/b', search: '?x=1' },
      history,
      tab,
      urls,
    } as never as Parameters<typeof takeCarried>[0] & { readonly urls: string[] }
  }

  test('is taken out of the address bar, and a reload still finds it', () => {
    const first = bar('#key=abc-_1')
    expect(takeCarried(first, 'b', 'key')).toBe('abc-_1')
    expect(first.urls).toEqual(['/b/b?x=1'])
    expect(takeCarried(bar('', first.tab), 'b', 'key')).toBe('abc-_1')
    expect(takeCarried(bar('', first.tab), 'other', 'key')).toBeUndefined()
  })

  test('a new key in the address replaces the old one; what else stands there stays', () => {
    const first = bar('#key=old')
    takeCarried(first, 'b', 'key')
    const second = bar('#key=new&t=1', first.tab)
    expect(takeCarried(second, 'b', 'key')).toBe('new')
    expect(second.urls).toEqual(['/b/b?x=1#t=1'])
  })

  test('where the tab remembers nothing the key stays in the address', () => {
    const blocked = bar('#key=abc', undefined)
    expect(takeCarried({ ...blocked, tab: undefined }, 'b', 'key')).toBe('abc')
    expect(blocked.urls).toEqual([])
  })

  test('a code in the address is taken like a key, beside one, and once used is not tried again', () => {
    const first = bar('#code=ABCDEF&key=k')
    expect(takeCarried(first, 'b', 'code')).toBe('ABCDEF')
    expect(first.urls).toEqual(['/b/b?x=1#key=k'])
    expect(takeCarried(bar('', first.tab), 'b', 'code')).toBe('ABCDEF')
    dropCode(first.tab, 'b')
    expect(takeCarried(bar('', first.tab), 'b', 'code')).toBeUndefined()
  })
})
