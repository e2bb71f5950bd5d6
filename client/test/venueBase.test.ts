// No code to scan ever leads a phone to itself.
import { expect, test } from 'vitest'
import { venueBase } from '../src/session/venueBase.ts'

const addresses = ['http://192.168.1.20:8080', 'http://10.0.0.7:8080']

test.each(['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080', 'http://taula.localhost'])(
  'from %s, others come by the best address of the server, or not at all',
  (origin) => {
    expect(venueBase(origin, addresses)).toBe(addresses[0])
    expect(venueBase(origin, [])).toBeUndefined()
  },
)

test('what this page came by is what others come by', () => {
  expect(venueBase('http://192.168.1.20:8080', [])).toBe('http://192.168.1.20:8080')
  expect(venueBase('https://board.example.org', addresses)).toBe('https://board.example.org')
})
