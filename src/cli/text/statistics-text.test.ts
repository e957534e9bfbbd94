import { expect, it } from "vitest"
import type { CatalogueEntry } from "../../contract/index.ts"
import { comparisonText, statisticsText } from "./statistics-text.ts"
import { styleFor } from "./style.ts"

const entry = (id: string, label: string, unit: CatalogueEntry["unit"], group: string): CatalogueEntry => ({
  id,
  label,
  unit,
  group,
  definition: "",
  convention: null,
  inputs: "",
  from: [],
  source: "",
  higherIsBetter: null,
})

const catalogue = [
  entry("totalReturn", "Total return", "fraction", "Return"),
  entry("sharpeRatio", "Sharpe ratio", "ratio", "Ratios"),
  entry("beta", "Beta", "ratio", "Benchmark"),
  entry("trades", "Trades", "count", "Trades"),
  entry("totalPnl", "Total P/L", "money", "Trades"),
]

const style = styleFor({ isTerminal: false, columns: null, write: () => undefined })

const figures = {
  statistics: { totalReturn: -0.1241, sharpeRatio: null, beta: null, trades: 1200, totalPnl: -1234.5 },
  nulls: { sharpeRatio: "fewer than two returns", beta: "no benchmark was given" },
}

it("puts figures under their headings, each in its unit, and says why one is absent", () => {
  expect(statisticsText(figures, catalogue, { style, width: 40 })).toEqual([
    "Return",
    "  Total return   −12.41\u202F%",
    "",
    "Trades",
    "  Trades            1\u202F200",
    "  Total P/L     −1\u202F234.50",
    "",
    "– fewer than two returns: Sharpe ratio",
    "– no benchmark was given: Beta",
  ])
})

it("uses the width for two columns of headings", () => {
  expect(statisticsText(figures, catalogue, { style, width: 80 }).slice(0, 3)).toEqual([
    "Return                       Trades",
    "  Total return   −12.41\u202F%      Trades            1\u202F200",
    "                               Total P/L     −1\u202F234.50",
  ])
})

it("gives each of several series a column", () => {
  const series = {
    SPY: { statistics: { totalReturn: 0.5, sharpeRatio: 1.25 }, nulls: {} },
    AGG: { statistics: { totalReturn: 0.1, sharpeRatio: null }, nulls: { sharpeRatio: "zero volatility" } },
  }
  expect(comparisonText(series, catalogue, { style, width: 80 })).toEqual([
    "                    SPY      AGG",
    "Return",
    "  Total return  50.00\u202F%  10.00\u202F%",
    "",
    "Ratios",
    "  Sharpe ratio    1.250        –",
    "",
    "– zero volatility: Sharpe ratio",
  ])
})
