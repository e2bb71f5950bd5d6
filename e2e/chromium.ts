// Where the browser is. Playwright's own download is not needed: any Chromium on the machine will do. First the shell of
// it: the same engine without a browser around it, which half of the processor time of a test would go to.
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium: `CHROMIUM` where set, else the first that is there; undefined where none is. */
export const findChromium = (): string | undefined =>
  process.env.CHROMIUM ?? places.find((path) => existsSync(path))

/** How tests start it. No sandbox: they run as root in containers. The rest keeps the browser from calling home. */
export const launchOptions = {
  ...(findChromium() && { executablePath: findChromium() }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // A name as in the venue: not localhost, and no secure context.
    '--host-resolver-rules=MAP taula.test 127.0.0.1',
  ],
}
