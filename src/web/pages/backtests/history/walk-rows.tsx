import { Link } from "wouter"
import type { WalkForwardSummary } from "../../../../contract/index.ts"
import { formatInstant } from "../../../format/instant.ts"
import { formatPercentBrief } from "../../../format/percent.ts"
import { toneOf } from "../../../format/tone.ts"
import { searchFigure } from "../form/search-figures.ts"
import { type Removable, RemoveButton } from "./remove-button.tsx"
import { rangesText, stateText } from "./search-words.ts"
import { strategyName, strategyText } from "./strategy-text.ts"

type WalkRowsProps = { rows: readonly WalkForwardSummary[]; onRemove: (entry: Removable) => void }

export function WalkRows({ rows, onRemove }: WalkRowsProps) {
  return (
    <table className="table" data-pinned="">
      <thead>
        <tr>
          <th scope="col">Strategy</th>
          <th scope="col">Ranges</th>
          <th scope="col">Prices</th>
          <th scope="col" className="numeric">
            Folds
          </th>
          <th scope="col">Largest</th>
          <th scope="col" className="numeric">
            Out of sample
          </th>
          <th scope="col">Begun</th>
          <th scope="col">
            <span className="visually-hidden">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link href={`/backtests/walk/${row.id}`}>{strategyName(row.strategy.id)}</Link>
            </th>
            <td>{rangesText(row.ranges)}</td>
            <td>
              <span className="history-prices" title={row.prices.name}>
                {row.prices.name}
              </span>
            </td>
            <td className="numeric">{row.folds}</td>
            <td>{searchFigure(row.maximize).label}</td>
            <td className={["numeric", toneOf(row.totalReturn)].filter(Boolean).join(" ")}>
              {row.totalReturn === null
                ? stateText(row.state)
                : formatPercentBrief(row.totalReturn, "always")}
            </td>
            <td className="secondary">{formatInstant(row.createdAt)}</td>
            <td>
              <RemoveButton entry={{ id: row.id, name: strategyText(row.strategy) }} onRemove={onRemove} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
