import { describe, expect, it } from "vitest"
import { matchHeader } from "./match-header.ts"
import { optionOmegaTradeLog } from "./option-omega-trade-log.ts"

const required = ["Date Opened", "Time Opened", "Legs", "Premium", "P/L", "No. of Contracts", "Strategy"]

describe("matchHeader", () => {
  it("compares names without case, quotes, doubled spaces and trailing asterisks", () => {
    const header = [
      '"date  OPENED"',
      "Time Opened *",
      " legs ",
      "PREMIUM",
      "p/l",
      "No. of Contracts**",
      "strategy",
    ]
    const { positions, lacking } = matchHeader(header, optionOmegaTradeLog)
    expect(lacking).toEqual([])
    expect(new Set(positions.values())).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]))
  })

  it("knows the aliases of a column", () => {
    const { positions } = matchHeader(["Opening comms & fees", "Closing S/L Ratio"], optionOmegaTradeLog)
    expect(Object.fromEntries(positions)).toEqual({ openingFees: 0, closingRatio: 1 })
  })

  it("says what is lacking", () => {
    expect(
      matchHeader(
        required.filter((name) => name !== "P/L"),
        optionOmegaTradeLog,
      ).lacking,
    ).toEqual(["P/L"])
  })

  it("says where a column that we read is there twice", () => {
    expect(matchHeader([...required, "premium"], optionOmegaTradeLog).doubled).toEqual({
      first: 3,
      second: 7,
    })
  })
})
