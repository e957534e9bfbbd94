import { describe, expect, it } from "vitest"
import { textFile } from "../../test/fixtures/option-omega-csv.ts"
import type { ReadTradeLogFile } from "../operations/ports.ts"
import { readFiles } from "./read-files.ts"

const header =
  "Strategy,Date Opened,Opening Price,Legs,Initial Premium,No. of Contracts,P/L,Closing Price,Date Closed,Avg. Closing Cost,Reason For Close"

/** A live log of sold puts: premium 4.20 per share, fees of 9 a trade. */
function live(
  rows: readonly { premium: number; cost: number; pnl: number; contracts?: number }[],
  legs = true,
): ReadTradeLogFile {
  const lines = rows.map(({ premium, cost, pnl, contracts = 1 }, i) => {
    const leg = legs ? `${contracts} Oct ${i + 1} 6725 P STO 4.20` : "put spread"
    const at = `2025-10-0${i + 1}T10:23:59.10540`
    return `PCS,${at},6757.17,${leg},${premium},${contracts},${pnl},6732.63,${at.replace("10:23", "16:12")},${cost},Expired`
  })
  const [file] = readFiles([textFile([header, ...lines, ""].join("\n"))], {})
  if (file.role !== "trade-log") throw new Error("expected a trade log")
  return file
}

const units = ({ trades, report }: ReadTradeLogFile) => ({
  premium: [...trades.premium],
  cost: [...trades.closingCost],
  consistent: report.checks.find(({ id }) => id === "unit-consistency")?.passed,
})

describe("a live trade log", () => {
  it("has the date as printed and the time cut to the minute", () => {
    const { trades } = live([{ premium: 420, cost: 0, pnl: 411 }])
    expect([trades.openDay[0], trades.openMinute[0], trades.closeMinute[0]]).toEqual([
      Date.UTC(2025, 9, 1) / 86_400_000,
      10 * 60 + 23,
      16 * 60 + 12,
    ])
  })

  it("in dollars stays as it is", () => {
    const rows = [
      { premium: 420, cost: 0, pnl: 411 },
      { premium: 420, cost: 840, pnl: -429 },
    ]
    expect(units(live(rows))).toEqual({ premium: [420, 420], cost: [0, 840], consistent: true })
  })

  it("in prices per share is brought into dollars, without binary noise", () => {
    const rows = [
      { premium: 4.35, cost: 0, pnl: 426 },
      { premium: 4.2, cost: 8.4, pnl: -429 },
    ]
    expect(units(live(rows))).toEqual({ premium: [435, 420], cost: [0, 840], consistent: true })
  })

  it("with costs negative when paid is turned", () => {
    const rows = [
      { premium: 4.2, cost: -0.1, pnl: 401 },
      { premium: 4.2, cost: -8.4, pnl: -429 },
    ]
    expect(units(live(rows))).toEqual({ premium: [420, 420], cost: [10, 840], consistent: true })
  })

  it("with premium in prices and cost in dollars is told apart column by column, and the P/L mixed from both is named", () => {
    // −83,589 = (4.20 × 100 − 840 × 100) × 1 − 9: the cost in dollars was taken for a price.
    const file = live([
      { premium: 4.2, cost: 0, pnl: 411 },
      { premium: 4.2, cost: 840, pnl: -83_589 },
    ])
    expect(units(file)).toEqual({ premium: [420, 420], cost: [0, 840], consistent: false })
    const check = file.report.checks.find(({ id }) => id === "unit-consistency")
    expect(check?.violations).toMatchObject([{ line: 3, expected: -429, found: -83_589 }])
    expect(file.trades.pnl[1]).toBe(-83_589)
  })

  it("without legs is told by the trades that expired worthless", () => {
    const rows = [
      { premium: 4.2, cost: 0, pnl: 411 },
      { premium: 4.2, cost: 8.4, pnl: -429 },
    ]
    expect(units(live(rows, false))).toEqual({ premium: [420, 420], cost: [0, 840], consistent: true })
  })

  it("says what fees the P/L implies, and stores none", () => {
    const { trades, report } = live([{ premium: 420, cost: 0, pnl: 411 }])
    expect(report.notes.map(({ text }) => text)).toEqual([
      "the log has no fees; premium, closing cost and P/L imply 9.00 in all (derived, not stored)",
    ])
    expect(trades.openingFees[0]).toBeNaN()
  })

  it("knows its aliases", () => {
    const text = "Strategy,Date Opened,Legs,Initial Credit,Contracts Traded,PL\nA,2025-10-01,x,420,2,800\n"
    const [{ report }] = readFiles([textFile(text)], {})
    expect([report.format, report.accepted]).toEqual(["live-trade-log", 1])
  })
})
