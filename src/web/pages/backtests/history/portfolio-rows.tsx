import { Link } from "wouter"
import type { PortfolioBacktestSummary } from "../../../../contract/index.ts"
import { formatInstant } from "../../../format/instant.ts"
import { formatIsoRange } from "../../../format/iso-day.ts"
import { formatStatistic } from "../../../format/statistic.ts"
import { toneOf } from "../../../format/tone.ts"
import { ChoiceBox, type Choice } from "./compare-bar.tsx"
import { type Removable, RemoveButton } from "./remove-button.tsx"

// A heading may take two lines, but not break within a word.
const columns = [
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

/** Portfolios; those that are ticked can be compared. */
export function PortfolioRows({ rows, choice, onRemove }: PortfolioRowsProps) {
  return (
    <table className="table history-portfolios" data-pinned="">
      <thead>
        <tr>
          <th scope="col">Portfolio</th>
          <th scope="col">Instruments</th>
          <th scope="col">Years</th>
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
          const symbols = row.prices.map(({ symbol }) => symbol).join(", ")
          return (
            <tr key={row.id}>
              <th scope="row">
                <span className="history-choice">
                  <ChoiceBox id={row.id} name={row.name} choice={choice} />
                  <Link href={`/backtests/portfolio/${row.id}`} title={row.name}>
                    {row.name}
                  </Link>
                </span>
              </th>
              <td>
                <span className="history-prices history-symbols" title={symbols}>
                  {symbols}
                </span>
              </td>
              <td title={formatIsoRange(row.from, row.to)}>
                {row.from.slice(0, 4)}–{row.to.slice(0, 4)}
              </td>
              {columns.map(({ id, unit, signed }) => {
                const value = row.statistics[id] ?? null
                return (
                  <td key={id} className={["numeric", signed && toneOf(value)].filter(Boolean).join(" ")}>
                    {value === null
                      ? "–"
                      : formatStatistic(value, unit, row.currency, signed ? "always" : "negative")}
                  </td>
                )
              })}
              <td className="secondary">{formatInstant(row.createdAt)}</td>
              <td>
                <RemoveButton entry={{ id: row.id, name: row.name }} onRemove={onRemove} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
