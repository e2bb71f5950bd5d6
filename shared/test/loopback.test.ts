// Addresses that no code may carry.
import { expect, test } from 'vitest'
import { isLoopback, venueBase } from '@taula/shared/protocol/loopback'

test.each([
  'localhost',
  'LOCALHOST:8080',
  'localhost.',
  'http://localhost./b/x',
  'taula.localhost',
  'http://taula.localhost.:8080/b/x',
  '127.0.0.1',
  '127.0.0.1.',
  'http://127.1.2.3:8080/b/x#key=k',
  'https://ana@127.0.0.1',
  '0.0.0.0:8080',
  'http://0.0.0.0',
  '[::1]',
  '::1',
  'http://[::1]:8080/b/x',
  'http://[::]:8080',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  'http://[::ffff:127.0.0.1]:8080',
  'http://[::ffff:7f00:1]',
  'http://[::ffff:0:0]',
])('%s leads a device to itself', (address) => {
  expect(isLoopback(address)).toBe(true)
})

test.each([
  '192.168.1.5',
  'http://192.168.127.0:8080/b/x',
  '10.0.0.127',
  'https://localhost.example.org',
  'http://mylocalhost',
  '127.example.org',
  'http://taula.test/localhost',
  'http://taula.test?at=127.0.0.1#localhost',
  'http://127.0.0.1@taula.test/b/x',
  'http://[fd00::1]:8080',
  'fe80::1',
  '[2001:db8::127:1]',
  '[::ffff:c0a8:105]',
  'http://[::ffff:192.168.1.5]',
  '',
])('%s does not', (address) => {
  expect(isLoopback(address)).toBe(false)
})

const addresses = ['http://192.168.1.20:8080', 'http://10.0.0.7:8080']

test.each(['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080', 'http://taula.localhost'])(
  'from %s, others come by the best address of the server, or not at all',
  (origin) => {
    expect(venueBase([origin, ...addresses])).toBe(addresses[0])
    expect(venueBase([origin])).toBeUndefined()
  },
)

test('what a page came by is what others come by', () => {
  expect(venueBase(['http://192.168.1.20:8080'])).toBe('http://192.168.1.20:8080')
  expect(venueBase(['https://board.example.org', ...addresses])).toBe('https://board.example.org')
})
