// What a page holds when nothing is left to throw away.
import type { CDPSession } from '@playwright/test'

interface Held {
  /**
   * Bytes of objects, functions, arrays and texts. Without compiled code, which the browser makes and throws away as it
   * likes (up to half a megabyte more or less from one day to the next), and without what it remembers for its tools.
   */
  readonly ofScripts: number
  readonly nodes: number
  readonly listeners: number
}

/** The parts that are read of a heap snapshot: `nodes` is a table, row after row, its columns named in `meta`. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[]
      readonly node_types: readonly [kinds: readonly string[]]
    }
  }
  readonly nodes: readonly number[]
}

const browsersOwn: ReadonlySet<string> = new Set(['code', 'native', 'hidden', 'synthetic', 'object shape'])

export async function heldBy(page: CDPSession): Promise<Held> {
  const pieces: string[] = []
  const take = ({ chunk }: { readonly chunk: string }) => pieces.push(chunk)
  page.on('HeapProfiler.addHeapSnapshotChunk', take)
  // Throws away first what nobody holds.
  await page.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  page.off('HeapProfiler.addHeapSnapshotChunk', take)
  const { nodes, jsEventListeners: listeners } = await page.send('Memory.getDOMCounters')
  return { ofScripts: bytesOf(JSON.parse(pieces.join('')) as Snapshot), nodes, listeners }
}

function bytesOf({ snapshot: { meta }, nodes }: Snapshot): number {
  const [kinds] = meta.node_types
  const [width, kindAt, sizeAt] = [
    meta.node_fields.length,
    meta.node_fields.indexOf('type'),
    meta.node_fields.indexOf('self_size'),
  ]
  let bytes = 0
  for (let row = 0; row < nodes.length; row += width) {
    if (!browsersOwn.has(kinds[nodes[row + kindAt] ?? 0] ?? '')) bytes += nodes[row + sizeAt] ?? 0
  }
  return bytes
}
