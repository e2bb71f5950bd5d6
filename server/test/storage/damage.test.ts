// What becomes of a board whose file was damaged: everything stands in it twice, and what does not is never written over.
import { afterEach, expect, it } from 'vitest'
import { BoardDamaged } from '../../src/sync/docStore.ts'
import type { DocStore } from '../../src/sync/docStore.ts'
import { cleanUp, open, rowsOf, tamper, tempFolder } from './folders.ts'

afterEach(cleanUp)

const commit = (number: number) => ({
  updates: [Uint8Array.of(number)],
  owners: [[7, 'ana'] as const],
  versions: [],
})
/** Rows 1 to 6 of board b: a snapshot of the first two, one of the first four, and two that none stands for. */
async function written() {
  const folder = tempFolder()
  const { docs } = open(folder)
  for (const number of [1, 2, 3, 4, 5, 6]) {
    await docs.append('b', commit(number))
    if (number === 2) await docs.compact('b', Uint8Array.of(12), 2)
    if (number === 4) await docs.compact('b', Uint8Array.of(14), 4)
  }
  return { folder, docs }
}
const found = async (docs: DocStore) => {
  const { updates, through, mended } = await docs.load('b')
  return { updates: updates.map((bytes) => bytes[0]), through, mended }
}
const whole = { updates: [14, 5, 6], through: 6, mended: [] }
const fallenBack = { updates: [12, 3, 4, 5, 6], through: 6 }
const setAside = (folder: string) => rowsOf(folder, 'SELECT what, row, bytes FROM set_aside')

it('[I4] everything stands in the file twice: what a snapshot stands for, and what none does yet', async () => {
  const { folder } = await written()
  expect(rowsOf(folder, 'SELECT through FROM snapshots ORDER BY through')).toEqual([
    { through: 2 },
    { through: 4 },
  ])
  expect(rowsOf(folder, 'SELECT row FROM log').map(({ row }) => row)).toEqual([3, 4, 5, 6])
  expect(rowsOf(folder, 'SELECT row FROM log_copies').map(({ row }) => row)).toEqual([5, 6])
})

it('[I4] a damaged snapshot is set aside; the one before it and the rows between give the same board', async () => {
  const { folder, docs } = await written()
  tamper(folder, "UPDATE snapshots SET bytes = x'0f' WHERE through = 4")
  expect(await found(docs)).toMatchObject({ ...fallenBack, mended: [expect.stringContaining('of row 4')] })
  expect(setAside(folder)).toEqual([{ what: 'snapshot', row: 4, bytes: Uint8Array.of(15) }])
  expect(await found(docs)).toEqual({ ...fallenBack, mended: [] })
  await docs.compact('b', Uint8Array.of(16), 6)
  expect(await found(docs)).toEqual({ updates: [16], through: 6, mended: [] })
  // And that one can be fallen back from again.
  tamper(folder, "UPDATE snapshots SET bytes = x'0f' WHERE through = 6")
  expect(await found(docs)).toMatchObject(fallenBack)
})

it('[I4] the first snapshot of a board, damaged: the log still has everything', async () => {
  const folder = tempFolder()
  const { docs } = open(folder)
  for (const number of [1, 2, 3]) await docs.append('b', commit(number))
  await docs.compact('b', Uint8Array.of(12), 2)
  tamper(folder, "UPDATE snapshots SET bytes = x''")
  expect(await found(docs)).toMatchObject({ updates: [1, 2, 3], through: 3 })
})

it.each([
  [
    'changed',
    "UPDATE log SET bytes = x'09' WHERE row = 5",
    [{ what: 'row', row: 5, bytes: Uint8Array.of(9) }],
  ],
  [
    'with another checksum',
    'UPDATE log SET checksum = 0 WHERE row = 5',
    [expect.objectContaining({ row: 5 })],
  ],
  ['missing in the middle', 'DELETE FROM log WHERE row = 5', []],
  ['missing at the end', 'DELETE FROM log WHERE row > 4', []],
])('[I4] a row that is %s is put right from its copy', async (_, sql, aside) => {
  const { folder, docs } = await written()
  tamper(folder, sql)
  const { mended, ...board } = await found(docs)
  expect(board).toEqual({ updates: [14, 5, 6], through: 6 })
  expect(mended).not.toEqual([])
  expect(setAside(folder)).toEqual(aside)
  expect(await found(docs)).toEqual(whole)
  expect(await docs.append('b', commit(7))).toBe(7)
})

it('a damaged copy of a sound row, and rows that a sound snapshot replaced, matter to nobody', async () => {
  const { folder, docs } = await written()
  tamper(folder, "UPDATE log_copies SET bytes = x'09'; UPDATE log SET bytes = x'09' WHERE row <= 4")
  expect(await found(docs)).toEqual(whole)
})

it('[I4] a snapshot that was damaged since it was read is not what the next one falls back to', async () => {
  const { folder, docs } = await written()
  tamper(folder, "UPDATE snapshots SET bytes = x'0f' WHERE through = 4")
  await docs.compact('b', Uint8Array.of(16), 6)
  tamper(folder, "UPDATE snapshots SET bytes = x'0f' WHERE through = 6")
  expect(await found(docs)).toMatchObject(fallenBack)
  expect(setAside(folder)).toHaveLength(2)
})

it.each([
  [
    'a row and its copy',
    "UPDATE log SET bytes = x'09' WHERE row = 5; DELETE FROM log_copies",
    'row 5 is not',
  ],
  [
    'a row, missing with its copy',
    'DELETE FROM log WHERE row = 5; DELETE FROM log_copies',
    'row 5 is missing',
  ],
  ['both snapshots', "UPDATE snapshots SET bytes = x'0f'", 'row 1 is missing'],
  [
    'a snapshot and a row it replaced',
    "UPDATE snapshots SET bytes = x'0f' WHERE through = 4; UPDATE log SET bytes = x'09' WHERE row = 3",
    'row 3 is not',
  ],
  ['an update in another place', 'UPDATE log SET row = 9 WHERE row = 6', 'row 7 is missing'],
  ['whose a client id is', "UPDATE owners SET person = 'eve'", 'the owner of client 7'],
])(
  '[I4] %s: the board is not opened, nothing in the file is touched, nothing is written',
  async (_, sql, why) => {
    const { folder, docs } = await written()
    tamper(folder, sql)
    const all = () =>
      ['log', 'log_copies', 'snapshots', 'owners', 'set_aside'].map((t) =>
        rowsOf(folder, `SELECT * FROM ${t}`),
      )
    const before = all()
    await expect(docs.load('b')).rejects.toThrow(BoardDamaged)
    await expect(docs.load('b')).rejects.toThrow(`Board b is damaged and is not opened: ${why}`)
    await expect(docs.append('b', commit(7))).rejects.toThrow('Board b is damaged')
    await expect(docs.compact('b', Uint8Array.of(1), 6)).rejects.toThrow('Board b is damaged')
    expect(all()).toEqual(before)
  },
)

it('[I4] a folder from before there were copies is brought up with one of each row', async () => {
  const folder = tempFolder()
  const first = open(folder)
  for (const number of [1, 2]) await first.docs.append('b', commit(number))
  first.close()
  tamper(
    folder,
    'ALTER TABLE tokens DROP COLUMN came_back; DROP TABLE restored; DROP TABLE log_copies; DROP TABLE set_aside; PRAGMA user_version = 2',
  )
  const { docs } = open(folder)
  tamper(folder, "UPDATE log SET bytes = x'09' WHERE row = 1")
  expect(await found(docs)).toMatchObject({ updates: [1, 2], through: 2 })
})
