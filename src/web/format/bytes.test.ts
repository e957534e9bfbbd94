import { expect, it } from "vitest"
import { formatBytes } from "./bytes.ts"

it.each([
  [0, "0\u202fB"],
  [812, "812\u202fB"],
  [1_000, "1.0\u202fkB"],
  [1_440_123, "1.4\u202fMB"],
  [9_960_000, "10\u202fMB"],
  [2_147_483_648, "2.1\u202fGB"],
  [4_000_000_000_000, "4\u202f000\u202fGB"],
])("writes %d bytes as %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})
