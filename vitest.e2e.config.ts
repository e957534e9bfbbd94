import { defineConfig } from "vitest/config"

// Journeys in a real Chromium, one at a time so that they do not share the machine's cores.
export default defineConfig({
  test: {
    include: ["test/e2e/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    pool: "forks",
  },
})
