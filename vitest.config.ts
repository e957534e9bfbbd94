import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
    globalSetup: "scripts/build-kernel.mjs",
    exclude: ["test/e2e/**", "node_modules/**"],
    testTimeout: 30_000,
    pool: "forks",
  },
})
