import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['shared', 'server', 'client'].map((name) => ({
      test: {
        name,
        root: `./${name}`,
        include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
        // Milliseconds. Only a test that hangs takes so long, however busy the machine is.
        testTimeout: 60_000,
      },
    })),
    pool: 'threads',
  },
})
