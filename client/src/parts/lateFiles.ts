// The files of the page's script that come after the first, see vite.config.ts. Some browsers remember for as long as the
// page is open that an import failed: its bytes are fetched before, as often as it takes, and the import finds them in the
// browser's cache.

/** By name, in the order in which they build on each other; the built page has their paths in this order. */
export const lateFiles = ['soon', 'late', 'NoteEditor'] as const
export type LateFile = (typeof lateFiles)[number]

/** The server has another version of the page by now, which has no such file. */
export class NewerVersion extends Error {}

/** Milliseconds; as long as the largest takes on a line of 2 KB a second. */
const slowestMs = 45_000

const brought = new Map<string, Promise<void>>()

/** Resolves when this file and those it builds on are in the browser's cache, rejects where they cannot be had now. */
export async function bringFile(file: LateFile): Promise<void> {
  for (const path of pathsUpTo(file)) await bring(path)
}

/** None while the page is developed, where nothing names them. */
function pathsUpTo(file: LateFile): readonly string[] {
  const paths = document.querySelector<HTMLMetaElement>('meta[name="late-files"]')?.content.split(' ') ?? []
  return paths.slice(0, lateFiles.indexOf(file) + 1)
}

function bring(path: string): Promise<void> {
  const coming = brought.get(path) ?? fetchBytes(path)
  brought.set(path, coming)
  coming.catch(() => brought.delete(path))
  return coming
}

async function fetchBytes(path: string): Promise<void> {
  const response = await fetch(path, { signal: AbortSignal.timeout(slowestMs) })
  if (response.status === 404) throw new NewerVersion(path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  await response.arrayBuffer()
}
