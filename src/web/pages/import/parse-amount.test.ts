import { expect, it } from "vitest"
import { parseAmount } from "./parse-amount.ts"

it.each([
  ["100000", 100_000],
  [" 100,000.50 ", 100_000.5],
  ["$100\u202f000", 100_000],
  ["0.01", 0.01],
])("reads %j", (text, amount) => {
  expect(parseAmount(text)).toBe(amount)
})

it.each(["", "0", "-5", "abc", "1,00", "10,0000", "1.2.3", "$100k", "1e5"])(
  "takes %j for no amount",
  (text) => {
    expect(parseAmount(text)).toBeNull()
  },
)
