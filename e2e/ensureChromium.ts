// Puts a Chromium on a Debian machine that has none, so that `npm test` needs nothing done by hand.
import { spawnSync } from 'node:child_process'
import { findChromium } from './chromium.ts'

const run = (command: string, args: readonly string[]) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0

const isInstalled = () => findChromium() !== undefined
if (!isInstalled()) {
  console.log('No Chromium found: installing the one of Debian.')
  run('apt-get', ['update', '-q'])
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell'])
}
if (!isInstalled()) {
  console.error('The browser tests need Chromium: install it, or name it in the variable CHROMIUM.')
  process.exit(1)
}
