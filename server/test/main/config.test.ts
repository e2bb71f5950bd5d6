// The environment, and the addresses that follow from it.
import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { addressesOf, whyAlone } from '../../src/addresses.ts'
import { readConfig } from '../../src/config.ts'

describe('configuration', () => {
  it('has a default for everything that needs one', () => {
    expect(readConfig({ PATH: '/bin', PORT: '', CREATE_KEY: '' })).toEqual({
      ok: true,
      config: {
        port: 8080,
        host: '127.0.0.1',
        dataDir: './data',
        tls: undefined,
        publicUrl: undefined,
        createKey: undefined,
      },
    })
  })

  it('takes every variable', () => {
    const env = {
      PORT: '0',
      HOST: '::',
      DATA_DIR: '/srv/taula',
      TLS_CERT: 'c.pem',
      TLS_KEY: 'k.pem',
      PUBLIC_URL: 'https://example.org/taula/',
      CREATE_KEY: 'open-sesame',
    }
    expect(readConfig(env)).toEqual({
      ok: true,
      config: {
        port: 0,
        host: '::',
        dataDir: '/srv/taula',
        tls: { certPath: 'c.pem', keyPath: 'k.pem' },
        publicUrl: 'https://example.org/taula',
        createKey: 'open-sesame',
      },
    })
  })

  it.each([
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '-1' }],
    ['PORT', { PORT: '80.5' }],
    ['HOST', { HOST: 'not a host' }],
    ['HOST', { HOST: 'http://localhost' }],
    ['TLS_KEY', { TLS_CERT: 'c.pem' }],
    ['TLS_CERT', { TLS_KEY: 'k.pem' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'board.example.org' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://example.org' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://example.org/?a=b' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://me:secret@example.org' }],
    ['CREATE_KEY', { CREATE_KEY: 'two words' }],
    ['CREATE_KEY', { CREATE_KEY: 'short' }],
  ])('refuses a wrong %s in one line that names it and does not repeat it (%#)', (name, env) => {
    const read = readConfig(env)
    const message = read.ok ? '' : read.message
    expect(message).toContain(name)
    expect(message).not.toContain('\n')
    expect(message).not.toMatch(/two words|short|secret/)
  })
})

describe('addresses', () => {
  const at = (address: string, more: Partial<NetworkInterfaceInfo> = {}) =>
    ({ address, family: 'IPv4', internal: false, ...more }) as NetworkInterfaceInfo
  const interfaces = {
    lo: [at('127.0.0.1', { internal: true })],
    docker0: [at('172.17.0.1')],
    wlan0: [at('192.168.1.5'), at('fe80::1', { family: 'IPv6' })],
  }
  const plain = { tls: undefined, publicUrl: undefined }

  it('a server for everybody is at the addresses of its machine, those of containers last', () => {
    expect(addressesOf({ ...plain, host: '0.0.0.0' }, 8080, interfaces)).toEqual([
      'http://192.168.1.5:8080',
      'http://172.17.0.1:8080',
    ])
  })

  it('IPv6 comes after IPv4, and only where the server listens for it; what leads nowhere is left out', () => {
    const both = {
      ...interfaces,
      eth0: [at('169.254.7.7'), at('2001:db8::5', { family: 'IPv6' })],
      tun0: [at('10.8.0.2')],
    }
    expect(addressesOf({ ...plain, host: '::' }, 8080, both)).toEqual([
      'http://192.168.1.5:8080',
      'http://[2001:db8::5]:8080',
      'http://169.254.7.7:8080',
      'http://172.17.0.1:8080',
      'http://10.8.0.2:8080',
    ])
    expect(addressesOf({ ...plain, host: '0.0.0.0' }, 8080, both)).not.toContain('http://[2001:db8::5]:8080')
  })

  it('without a network there is only the machine itself', () => {
    const alone = { lo: interfaces.lo, gone: undefined }
    expect(addressesOf({ ...plain, host: '0.0.0.0' }, 1, alone)).toEqual(['http://127.0.0.1:1'])
    expect(addressesOf({ ...plain, host: '::' }, 1, alone)).toEqual(['http://127.0.0.1:1'])
    expect(addressesOf({ ...plain, host: '0.0.0.0' }, 1, {})).toEqual(['http://127.0.0.1:1'])
  })

  it('says what to do where nobody else finds the server', () => {
    const sixOnly = { lo: interfaces.lo, wlan0: [at('2001:db8::5', { family: 'IPv6' })] }
    const why = (host: string, there: typeof sixOnly | typeof interfaces | { lo: typeof interfaces.lo }) =>
      whyAlone(addressesOf({ ...plain, host }, 1, there), { host }, there)
    expect(why('127.0.0.1', interfaces)).toMatch(/: HOST=0\.0\.0\.0 npm start$/)
    expect(why('localhost', interfaces)).toMatch(/: HOST=0\.0\.0\.0 npm start$/)
    expect(why('0.0.0.0', sixOnly)).toContain('HOST=:: npm start')
    expect(why('0.0.0.0', { lo: interfaces.lo })).toContain('join a network')
    expect(why('::', sixOnly)).toBeUndefined()
    expect(why('0.0.0.0', interfaces)).toBeUndefined()
    expect(whyAlone(['https://example.org', 'http://127.0.0.1:1'], { host: '127.0.0.1' }, {})).toBeUndefined()
  })

  it('a public address comes first', () => {
    const config = { ...plain, host: '127.0.0.1', publicUrl: 'https://example.org' }
    expect(addressesOf(config, 1, interfaces)).toEqual(['https://example.org', 'http://127.0.0.1:1'])
  })

  it('has https where there is a certificate, and brackets where they are needed', () => {
    const config = { ...plain, host: '::1', tls: { certPath: 'c', keyPath: 'k' } }
    expect(addressesOf(config, 1, interfaces)).toEqual(['https://[::1]:1'])
  })
})
