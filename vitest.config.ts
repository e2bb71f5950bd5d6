import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['shared', 'server', 'client'].map((name) => ({
      test: { name, root: `./${name}`, include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'] },
    })),
    pool: 'threads',
  },
})
