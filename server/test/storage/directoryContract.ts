// What every Directory must do, whatever it is made of.
import { describe, expect, it } from 'vitest'
import type { Bearer, Directory } from '../../src/routes/directory.ts'

const keys = { organiser: 'o', mentor: 'm', sprinter: 's', screen: 'w', public: 'p' }
const ana: Bearer = { kind: 'member', person: 'ana' }
const token = (hash: string, bearer: Bearer, expires = 100) => ({ board: 'b', hash, bearer, expires })

export function directoryContract(name: string, open: () => Directory): void {
  describe(`Directory on ${name}`, () => {
    it('knows boards by their id, and their keys by role', async () => {
      const directory = open()
      expect(await directory.keysOf('b')).toBeUndefined()
      await directory.addBoard('b', keys)
      expect(await directory.keysOf('b')).toEqual(keys)
      expect(await directory.keysOf('B')).toBeUndefined()
    })

    it('lists boards, the oldest first', async () => {
      const directory = open()
      expect(await directory.boards()).toEqual([])
      for (const id of ['z', 'a', 'm']) await directory.addBoard(id, keys)
      expect(await directory.boards()).toEqual(['z', 'a', 'm'])
    })

    it('refuses an id that is taken, and leaves the board that has it as it was', async () => {
      const directory = open()
      await directory.addBoard('b', keys)
      await expect(directory.addBoard('b', { ...keys, mentor: 'other' })).rejects.toThrow()
      expect(await directory.keysOf('b')).toEqual(keys)
    })

    it.each(['organiser', 'mentor', 'sprinter', 'screen', 'public', 'wall'] as const)(
      'a new %s key takes the place of the old one, and of no other',
      async (role) => {
        const directory = open()
        for (const board of ['b', 'c']) await directory.addBoard(board, keys)
        await directory.replaceKey('b', role, 'new')
        await directory.replaceKey('b', role, 'newer')
        expect(await directory.keysOf('b')).toEqual({ ...keys, [role]: 'newer' })
        expect(await directory.keysOf('c')).toEqual(keys)
        await expect(directory.replaceKey('nowhere', role, 'new')).rejects.toThrow()
      },
    )

    it.each(['organiser', 'mentor', 'sprinter', 'screen', 'public', 'wall'] as const)(
      'what looked by a replaced %s key is no longer let in; people stay',
      async (role) => {
        const directory = open()
        for (const board of ['b', 'c']) {
          await directory.addBoard(board, keys)
          await directory.addToken({ ...token('person', ana), board })
          for (const kind of ['screen', 'public'] as const)
            await directory.addToken({ ...token(kind, { kind }), board })
        }
        await directory.replaceKey('b', role, 'new')
        expect((await directory.findToken('b', 'person', 0))?.bearer).toEqual(ana)
        for (const kind of ['screen', 'public'] as const) {
          expect((await directory.findToken('b', kind, 0))?.bearer).toEqual(
            kind === role ? undefined : { kind },
          )
          expect((await directory.findToken('c', kind, 0))?.bearer).toEqual({ kind })
        }
      },
    )

    it('the wall has no key before the first is needed, and then one, whoever asks', async () => {
      const directory = open()
      await directory.addBoard('b', keys)
      expect((await directory.keysOf('b'))?.wall).toBeUndefined()
      expect(await directory.wallKey('b', 'one')).toBe('one')
      expect(await directory.wallKey('b', 'two')).toBe('one')
      expect((await directory.keysOf('b'))?.wall).toBe('one')
      await directory.replaceKey('b', 'wall', 'three')
      expect(await directory.wallKey('b', 'four')).toBe('three')
      await expect(directory.wallKey('nowhere', 'five')).rejects.toThrow()
    })

    it.each<Bearer>([
      ana,
      { kind: 'member', person: 'ana', cameBack: 'ana/cameBack.x' },
      { kind: 'screen' },
      { kind: 'public' },
    ])('a token speaks for %o', async (bearer) => {
      const directory = open()
      await directory.addBoard('b', keys)
      await directory.addToken(token('h', bearer))
      expect((await directory.findToken('b', 'h', 0))?.bearer).toEqual(bearer)
    })

    it('a token opens one board only, and none that does not exist', async () => {
      const directory = open()
      await directory.addBoard('b', keys)
      await directory.addBoard('c', keys)
      await directory.addToken(token('h', ana))
      expect(await directory.findToken('c', 'h', 0)).toBeUndefined()
      await expect(directory.addToken({ ...token('i', ana), board: 'nowhere' })).rejects.toThrow()
    })

    it('a token ends when it expires', async () => {
      const directory = open()
      await directory.addBoard('b', keys)
      await directory.addToken(token('h', ana, 100))
      expect(await directory.findToken('b', 'h', 99)).toEqual({ bearer: ana, expires: 100 })
      expect(await directory.findToken('b', 'h', 100)).toBeUndefined()
    })

    it('a revoked token opens nothing; another of the same person still does', async () => {
      const directory = open()
      await directory.addBoard('b', keys)
      await directory.addToken(token('phone', ana))
      await directory.addToken(token('laptop', ana))
      await directory.revokeToken('b', 'phone')
      await directory.revokeToken('b', 'never there')
      expect(await directory.findToken('b', 'phone', 0)).toBeUndefined()
      expect((await directory.findToken('b', 'laptop', 0))?.bearer).toEqual(ana)
    })
  })
}
