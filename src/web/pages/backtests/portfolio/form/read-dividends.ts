import { parseIsoDate } from "../../../../../engine/money/iso-date.ts"
import type { PortfolioBacktestBody } from "../../../../../contract/index.ts"
import { readNumber } from "../../form/read-number.ts"

export type Dividends = NonNullable<PortfolioBacktestBody["instruments"][number]["dividends"]>

/** Ex-days with the amount a unit, one a line: `2020-03-20 1.41`. Of a line that is something else, a sentence that names it. */
export function readDividends(text: string): Dividends | string {
  const dividends: Dividends = []
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue
    const [date = "", amountText = ""] = line.trim().split(/[\s,;]+/, 2)
    const amount = readNumber(amountText)
    if (parseIsoDate(date) === null || amount === null || !(amount > 0)) {
      return `Line ${String(at + 1)} is “${line.trim()}”: a day and an amount above 0, such as 2020-03-20 1.41.`
    }
    dividends.push({ date, amount })
  }
  return dividends
}

/** The same as it is typed. */
export function dividendsText(dividends: Dividends): string {
  return dividends.map(({ date, amount }) => `${date} ${String(amount)}`).join("\n")
}
