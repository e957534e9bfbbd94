import type { PortfolioBacktestSummary } from "../../../../contract/index.ts"
import { formatIsoRange } from "../../../format/iso-day.ts"
import { ComparableRows, type RowDescription } from "./comparable-rows.tsx"
import type { Choice } from "./compare-bar.tsx"
import type { Removable } from "./remove-button.tsx"

// A heading may take two lines, but not break within a word.
const figures = [
  { id: "timeWeightedReturn", label: "Return", unit: "fraction", signed: true },
  { id: "cagr", label: "Time\u2011weighted, a year", unit: "fraction", signed: true },
  { id: "moneyWeightedReturn", label: "Money\u2011weighted, a year", unit: "fraction", signed: true },
  { id: "sharpeRatio", label: "Sharpe", unit: "ratio", signed: false },
  { id: "maxDrawdown", label: "Drawdown", unit: "fraction", signed: false },
] as const

type PortfolioRowsProps = {
  rows: readonly PortfolioBacktestSummary[]
  choice: Choice
  onRemove: (entry: Removable) => void
}

export function PortfolioRows(props: PortfolioRowsProps) {
  return (
    <ComparableRows
      {...props}
      className="history-portfolios"
      heads={["Portfolio", "Instruments", "Years"]}
      figures={figures}
      describe={describePortfolio}
    />
  )
}

function describePortfolio(row: PortfolioBacktestSummary): RowDescription {
  const { id, name, prices, from, to, currency } = row
  const symbols = prices.map(({ symbol }) => symbol).join(", ")
  const cells = (
    <>
      <td>
        <span className="history-prices history-symbols" title={symbols}>
          {symbols}
        </span>
      </td>
      <td title={formatIsoRange(from, to)}>
        {from.slice(0, 4)}–{to.slice(0, 4)}
      </td>
    </>
  )
  return { name, href: `/backtests/portfolio/${id}`, cells, currency }
}
