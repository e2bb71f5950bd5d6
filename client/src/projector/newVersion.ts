// Notices that the server has another version of this page, and takes it: nobody is there to press reload.
import * as v from 'valibot'
import type { Clock, TextStore } from '../sync/ports.ts'
import { readStored, writeStored } from '../sync/stored.ts'

export interface VersionPorts {
  readonly clock: Clock
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>
  /** The page's own path. */
  readonly path: string
  /** Paths of the hashed files this page was made of; none while it is developed. */
  readonly assets: readonly string[]
  /** Lives through a reload, and no longer than the tab. */
  readonly tab: TextStore | undefined
  readonly reload: () => void
}

export interface VersionWatch {
  /** The server is there (again): what has it got? Never rejects. */
  check(): Promise<void>
  stop(): void
}

/** Milliseconds. A line that never breaks brings no reason to look. */
const lookAgainMs = 60 * 60 * 1000
const key = 'taula/screen/reloadedFor'

export function watchVersion({ clock, fetch, path, assets, tab, reload }: VersionPorts): VersionWatch {
  let cancel = () => {}

  async function check() {
    cancel()
    cancel = clock.after(lookAgainMs, () => void check())
    const theirs = await look().catch(() => undefined)
    if (theirs === undefined || assets.every((asset) => theirs.includes(asset))) return
    const version = theirs.join(' ')
    // A cache on the way may hand out the old page for ever: each version is tried once.
    if (readStored(tab, key, v.string()) === version) return
    if (writeStored(tab, key, version)) reload()
  }

  /** The files of the page that the server has now, where all of it is there: it may be in the middle of a build. */
  async function look(): Promise<readonly string[] | undefined> {
    const page = await fetch(path, { cache: 'no-cache' })
    if (!page.ok) return undefined
    const named = [...new Set((await page.text()).match(/\/assets\/[\w.-]+/g))].toSorted()
    if (named.length === 0) return undefined
    const files = await Promise.all(named.map((name) => fetch(name, { method: 'HEAD' })))
    return files.every(({ ok }) => ok) ? named : undefined
  }

  return { check, stop: () => cancel() }
}
