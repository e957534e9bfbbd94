import { Link } from "wouter"
import type { OptimizationSummary } from "../../../../contract/index.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { formatInstant } from "../../../format/instant.ts"
import { NO_CURRENCY } from "../../../format/money.ts"
import { formatStatistic } from "../../../format/statistic.ts"
import { searchFigure } from "../form/search-figures.ts"
import { type Removable, RemoveButton } from "./remove-button.tsx"
import { rangesText, stateText } from "./search-words.ts"
import { strategyName, strategyText } from "./strategy-text.ts"

type SearchRowsProps = { rows: readonly OptimizationSummary[]; onRemove: (entry: Removable) => void }

export function SearchRows({ rows, onRemove }: SearchRowsProps) {
  return (
    <table className="table" data-pinned="">
      <thead>
        <tr>
          <th scope="col">Strategy</th>
          <th scope="col">Ranges</th>
          <th scope="col">Prices</th>
          <th scope="col" className="numeric">
            Runs
          </th>
          <th scope="col">Largest</th>
          <th scope="col" className="numeric">
            Best
          </th>
          <th scope="col">Begun</th>
          <th scope="col">
            <span className="visually-hidden">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { label, unit } = searchFigure(row.maximize)
          return (
            <tr key={row.id}>
              <th scope="row">
                <Link href={`/backtests/search/${row.id}`}>{strategyName(row.strategy.id)}</Link>
              </th>
              <td>{rangesText(row.ranges)}</td>
              <td>
                <span className="history-prices" title={row.prices.name}>
                  {row.prices.name}
                </span>
              </td>
              <td className="numeric">
                {row.runs === null ? stateText(row.state) : formatDecimal(row.runs, { digits: 0 })}
              </td>
              <td>{label}</td>
              <td className="numeric">
                {row.best === null ? "–" : formatStatistic(row.best, unit, NO_CURRENCY)}
              </td>
              <td className="secondary">{formatInstant(row.createdAt)}</td>
              <td>
                <RemoveButton entry={{ id: row.id, name: strategyText(row.strategy) }} onRemove={onRemove} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
