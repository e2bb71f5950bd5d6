// What the environment says of how this server runs: read once, at the start.
import { isIP } from 'node:net'
import * as v from 'valibot'

/** Characters. A shorter word before a door that anybody may try at is guessed. */
const minCreateKeyLength = 8

const aPort = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535))
const aHost = v.pipe(
  v.string(),
  v.check((host) => isIP(host) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(host)),
)
const aPublicUrl = v.pipe(
  v.string(),
  v.transform((text) => URL.parse(text)),
  v.check((url) => url !== null && /^https?:$/.test(url.protocol)),
  v.check((url) => url?.search === '' && url.hash === '' && url.username === ''),
  v.transform((url) => (url?.href ?? '').replace(/\/+$/, '')),
)
const aCreateKey = v.pipe(v.string(), v.minLength(minCreateKeyLength), v.regex(/^[\x21-\x7e]+$/))

const environment = v.object({
  PORT: v.optional(aPort, '8080'),
  HOST: v.optional(aHost, '127.0.0.1'),
  TLS_CERT: v.optional(v.string()),
  TLS_KEY: v.optional(v.string()),
  DATA_DIR: v.optional(v.string(), './data'),
  PUBLIC_URL: v.optional(aPublicUrl),
  CREATE_KEY: v.optional(aCreateKey),
})

const mustBe: Readonly<Record<string, string>> = {
  PORT: 'a number from 0 to 65535',
  HOST: 'an address or a host name of this machine, e.g. 0.0.0.0',
  PUBLIC_URL: 'a web address without query or fragment, e.g. https://board.example.org',
  CREATE_KEY: `at least ${minCreateKeyLength} letters, digits or signs without a space`,
}

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly tls: { readonly certPath: string; readonly keyPath: string } | undefined
  /** For printed links only. Without a slash at its end. */
  readonly publicUrl: string | undefined
  readonly createKey: string | undefined
}

/** Reads the configuration. A variable that is empty counts as not set. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly message: string } {
  const parsed = v.safeParse(
    environment,
    Object.fromEntries(Object.entries(env).filter(([, value]) => value)),
  )
  if (!parsed.success) {
    const name = v.getDotPath(parsed.issues[0]) ?? ''
    return { ok: false, message: `${name} must be ${mustBe[name]}.` }
  }
  const { TLS_CERT: certPath, TLS_KEY: keyPath, ...rest } = parsed.output
  if ((certPath === undefined) !== (keyPath === undefined)) {
    return { ok: false, message: 'TLS_CERT and TLS_KEY must be set together: two paths of PEM files.' }
  }
  return {
    ok: true,
    config: {
      port: rest.PORT,
      host: rest.HOST,
      dataDir: rest.DATA_DIR,
      tls: certPath !== undefined && keyPath !== undefined ? { certPath, keyPath } : undefined,
      publicUrl: rest.PUBLIC_URL,
      createKey: rest.CREATE_KEY,
    },
  }
}
