import { defineConfig } from 'vitest/config'

// What opens a browser or starts the server as a process of its own.
const browser = ['test/journeys/**/*.test.ts', 'test/pictures/**/*.test.ts', 'test/faults/**/*.test.ts']
const plain = {
  define: { __BUILD__: '"test"' },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
}

export default defineConfig({
  test: {
    // Two at a time suits the two cores of a small build machine.
    maxWorkers: 2,
    projects: [
      {
        ...plain,
        test: {
          name: 'thought',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: browser,
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        ...plain,
        test: {
          name: 'finger',
          include: browser,
          globalSetup: 'test/support/built-pages.ts',
          testTimeout: 120_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          // One browser at a time: two would take each other's frames.
          fileParallelism: false,
        },
      },
    ],
  },
})
