// kill -9 at every step of a compaction: whatever was on disk is there, once.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openFolder } from '../../src/storage/sqlite.ts'
import { verify } from '../../src/storage/verify.ts'
import { cleanUp, tempFolder } from '../main/harness.ts'

afterEach(cleanUp)
const child = join(import.meta.dirname, 'dieInCompaction.ts')

it(
  '[I14] killed at any step of a compaction, a board has all that was acknowledged',
  { timeout: 60_000 },
  async () => {
    let killed = 0
    for (;;) {
      const folder = tempFolder()
      const { stdout, signal, status } = spawnSync(process.execPath, [child, folder, String(killed)])
      const [said = '', done] = stdout.toString().split('\n')
      const opened = openFolder(folder)
      if (!opened.ok) throw new Error(opened.message)
      const { updates, owners } = await opened.docs.load('b')
      const doc = new Y.Doc()
      for (const update of updates) Y.applyUpdate(doc, update)
      expect({ map: doc.getMap('m').toJSON(), text: doc.getText('t').toString() }).toEqual(JSON.parse(said))
      expect([doc.store.pendingStructs, doc.store.pendingDs, owners.size]).toEqual([null, null, 1])
      // It goes on from there: numbers without a gap, and a compaction that finishes what the last one left.
      await opened.docs.append('b', { updates: [Y.encodeStateAsUpdate(doc)], owners: [], versions: [] })
      const { through } = await opened.docs.load('b')
      await opened.docs.compact('b', Y.encodeStateAsUpdate(doc), through)
      opened.close()
      const db = new DatabaseSync(join(folder, 'taula.db'))
      expect(await verify(db)).toMatchObject({ ok: true })
      db.close()
      if (done === 'done') {
        expect({ signal, status }).toEqual({ signal: null, status: 0 })
        break
      }
      expect(signal).toBe('SIGKILL')
      killed += 1
    }
    // BEGIN, a snapshot, rows, COMMIT, and behind it.
    expect(killed).toBeGreaterThanOrEqual(5)
  },
)
