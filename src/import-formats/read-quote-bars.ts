import { isoDate } from "../engine/money/iso-date.ts"
import { barsOf } from "../engine/prices/daily-bars.ts"
import type { SourceFile } from "../operations/ports.ts"
import type { PriceFile } from "../operations/price-store-port.ts"
import { defaultLimits, type ImportLimits } from "./limits.ts"
import { readHeaderless } from "./price-files/headerless-records.ts"
import { refusal } from "./refusal.ts"

const columns = [
  "time",
  "bid open",
  "bid high",
  "bid low",
  "bid close",
  "bid size",
  "ask open",
  "ask high",
  "ask low",
  "ask close",
  "ask size",
] as const

/**
 * Reads daily quote bars: no header, `YYYYMMDD HH:MM`, bid open, high, low, close and size, the same of the ask. A price is the middle
 * of the two; a quote has no volume. Throws `UnreadableFile` for the first line that cannot be read, or a second one of a day.
 */
export function readQuoteBars(
  source: SourceFile,
  { limits = defaultLimits }: { readonly limits?: ImportLimits } = {},
): PriceFile {
  const rows = new Map<number, { readonly line: number; readonly prices: readonly number[] }>()
  let lastLine = 0
  readHeaderless(source, columns, limits, (cells, line) => {
    const day = cells.date(0)
    const prices = [1, 2, 3, 4].map((field) => middle(cells.number(field), cells.number(field + 5)))
    if (cells.problems.length > 0) return
    const before = rows.get(day)
    if (before !== undefined) {
      const place = { file: source.name, line, column: columns[0] }
      const problem = `line ${before.line} is of ${isoDate(day)} too`
      throw refusal("doubled-date", place, problem, "one row a day: shorter bars are not stored")
    }
    rows.set(day, { line, prices })
    lastLine = line
  })
  const ascending = [...rows].sort(([a], [b]) => a - b)
  const bars = barsOf(ascending.length)
  ascending.forEach(([day, { prices }], bar) => {
    bars.days[bar] = day
    bars.open[bar] = prices[0]
    bars.high[bar] = prices[1]
    bars.low[bar] = prices[2]
    bars.close[bar] = prices[3]
  })
  const count = ascending.length
  return {
    format: "quote-bars",
    bars,
    lines: Int32Array.from(ascending, ([, { line }]) => line),
    basis: "raw",
    basisWhy: "a currency has no splits and pays no dividends",
    adjustedClose: null,
    actions: [],
    records: {
      rows: count,
      accepted: count,
      rejectedRows: 0,
      rejected: [],
      duplicates: [],
      lines: { total: lastLine, header: 0, preamble: 0, blank: lastLine - count, footer: 0, records: count },
      preamble: [],
      footer: [],
    },
  }
}

/** Without the noise of the halving: quotes have six digits. */
function middle(bid: number, ask: number): number {
  return Number(((bid + ask) / 2).toPrecision(12))
}
