import { expect, it } from "vitest"
import { formatCount } from "./count.ts"

it("agrees in number and groups thousands thinly", () => {
  expect(formatCount(1, "trade")).toBe("1\u00a0trade")
  expect(formatCount(0, "trade")).toBe("0\u00a0trades")
  expect(formatCount(4495, "trade")).toBe("4\u202f495\u00a0trades")
  expect(formatCount(2, "strategy", "strategies")).toBe("2\u00a0strategies")
})
