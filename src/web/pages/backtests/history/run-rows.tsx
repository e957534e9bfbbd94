import { Link } from "wouter"
import type { BacktestSummary } from "../../../../contract/index.ts"
import { formatInstant } from "../../../format/instant.ts"
import { formatIsoRange } from "../../../format/iso-day.ts"
import { formatStatistic } from "../../../format/statistic.ts"
import { toneOf } from "../../../format/tone.ts"
import { NO_CURRENCY } from "../../../format/money.ts"
import { ChoiceBox, type Choice } from "./compare-bar.tsx"
import { type Removable, RemoveButton } from "./remove-button.tsx"
import { strategyText } from "./strategy-text.ts"

const columns = [
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

/** Runs; those that are ticked can be compared. */
export function RunRows({ rows, choice, onRemove }: RunRowsProps) {
  return (
    <table className="table" data-pinned="">
      <thead>
        <tr>
          <th scope="col">Strategy</th>
          <th scope="col">Prices</th>
          <th scope="col">Days</th>
          {columns.map(({ id, label }) => (
            <th key={id} scope="col" className="numeric">
              {label}
            </th>
          ))}
          <th scope="col">Run</th>
          <th scope="col">
            <span className="visually-hidden">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const name = strategyText(row.strategy)
          return (
            <tr key={row.id}>
              <th scope="row">
                <span className="history-choice">
                  <ChoiceBox id={row.id} name={name} choice={choice} />
                  <Link href={`/backtests/${row.id}`} title={name}>
                    {name}
                  </Link>
                </span>
              </th>
              <td>
                <span className="history-prices" title={row.prices.name}>
                  {row.prices.name}
                </span>
              </td>
              <td>{formatIsoRange(row.from, row.to)}</td>
              {columns.map(({ id, unit, signed }) => {
                const value = row.statistics[id] ?? null
                return (
                  <td key={id} className={["numeric", signed && toneOf(value)].filter(Boolean).join(" ")}>
                    {value === null
                      ? "–"
                      : formatStatistic(value, unit, NO_CURRENCY, signed ? "always" : "negative")}
                  </td>
                )
              })}
              <td className="secondary">{formatInstant(row.createdAt)}</td>
              <td>
                <RemoveButton entry={{ id: row.id, name }} onRemove={onRemove} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
