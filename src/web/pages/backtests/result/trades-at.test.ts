import { expect, it } from "vitest"
import { dayOfTime } from "../series/day-of-time.ts"
import { tradesAt } from "./trades-at.ts"

const opened = {
  size: 10,
  entryBar: 1,
  entryDate: "2024-01-03",
  entryPrice: 101.2,
  entryReason: "market",
  pnl: 5,
}
const stopped = {
  ...opened,
  size: -10,
  exitBar: 2,
  exitDate: "2024-01-05",
  exitPrice: 103.3,
  returnFraction: -0.021,
  commission: 1,
  exitReason: "stop-loss",
}
const day = dayOfTime
const plain = (texts: readonly string[]) =>
  texts.map((text) => text.replace(/[\u202f\u00a0]/g, " ").replaceAll("\u2212", "-"))

it("tells what began and what ended, which way and why", () => {
  const trades = { closed: [stopped], open: [opened], digits: null }
  expect(tradesAt(trades, day("2024-01-02"), day("2024-01-03"))).toEqual([
    "Short begins at 101.20",
    "Long begins at 101.20",
  ])
  expect(plain(tradesAt(trades, day("2024-01-04"), day("2024-01-05")))).toEqual([
    "Short ends at 103.30, stop loss, -2.10 %",
  ])
})

it("tells of both ends where a bar of the chart holds them, and of the first few where it holds many", () => {
  const many = Array.from({ length: 4 }, () => stopped)
  const told = tradesAt({ closed: many, open: [], digits: null }, day("2024-01-01"), day("2024-01-31"))
  expect(told).toHaveLength(4)
  expect(told.at(-1)).toBe("and 5 more")
})

it("says nothing of a bar without a trade", () => {
  expect(
    tradesAt({ closed: [stopped], open: [], digits: null }, day("2024-01-05"), day("2024-01-08")),
  ).toEqual([])
})
