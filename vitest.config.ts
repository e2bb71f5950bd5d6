import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['shared', 'server', 'client'].map((name) => ({
      test: {
        name,
        // Files that only compute keep nothing for each other: compiled once, they take half the time. The server's have
        // sockets, timers and processes.
        isolate: name === 'server',
        root: `./${name}`,
        include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
        // Milliseconds. Only a test that hangs takes so long, however busy the machine is.
        testTimeout: 60_000,
      },
    })),
    pool: 'threads',
    // Else it leaves one processor to a watching developer, of two.
    maxWorkers: '100%',
  },
})
