import { defineConfig } from '@playwright/test'
import { launchOptions } from './chromium.ts'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // Milliseconds. Long, for machines that are busy with others.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    launchOptions,
    // Filling its cache takes a third of the processor time of a page: where it is what a test is about, it is allowed.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    // Recording costs a fifth of the processor time of a test, also of one that passes: on request.
    trace: process.env.TRACE === undefined ? 'off' : 'retain-on-failure',
  },
})
