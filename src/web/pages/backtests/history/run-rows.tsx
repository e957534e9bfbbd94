import type { BacktestSummary } from "../../../../contract/index.ts"
import { formatIsoRange } from "../../../format/iso-day.ts"
import { NO_CURRENCY } from "../../../format/money.ts"
import { ComparableRows, type RowDescription } from "./comparable-rows.tsx"
import type { Choice } from "./compare-bar.tsx"
import type { Removable } from "./remove-button.tsx"
import { strategyText } from "./strategy-text.ts"

const figures = [
  { id: "totalReturn", label: "Return", unit: "fraction", signed: true },
  { id: "sharpeRatio", label: "Sharpe", unit: "ratio", signed: false },
  { id: "maxDrawdown", label: "Drawdown", unit: "fraction", signed: false },
  { id: "trades", label: "Trades", unit: "count", signed: false },
] as const

type RunRowsProps = {
  rows: readonly BacktestSummary[]
  choice: Choice
  onRemove: (entry: Removable) => void
}

export function RunRows(props: RunRowsProps) {
  return (
    <ComparableRows
      {...props}
      heads={["Strategy", "Prices", "Days"]}
      figures={figures}
      describe={describeRun}
    />
  )
}

function describeRun({ id, strategy, prices, from, to }: BacktestSummary): RowDescription {
  const cells = (
    <>
      <td>
        <span className="history-prices" title={prices.name}>
          {prices.name}
        </span>
      </td>
      <td>{formatIsoRange(from, to)}</td>
    </>
  )
  return { name: strategyText(strategy), href: `/backtests/${id}`, cells, currency: NO_CURRENCY }
}
