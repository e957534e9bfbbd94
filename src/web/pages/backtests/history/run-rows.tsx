import { useState } from "react"
import { Link } from "wouter"
import type { BacktestSummary } from "../../../../contract/index.ts"
import { formatCount } from "../../../format/count.ts"
import { formatInstant } from "../../../format/instant.ts"
import { formatIsoRange } from "../../../format/iso-day.ts"
import { formatStatistic } from "../../../format/statistic.ts"
import { toneOf } from "../../../format/tone.ts"
import { NO_CURRENCY } from "../../../format/money.ts"
import { Button, ButtonLink } from "../../../ui/button.tsx"
import type { Removable } from "./history.tsx"
import { strategyText } from "./strategy-text.ts"

/** More curves than these cannot be told apart. */
const mostCompared = 10

const columns = [
  { id: "totalReturn", label: "Return", unit: "fraction", signed: true },
  { id: "sharpeRatio", label: "Sharpe", unit: "ratio", signed: false },
  { id: "maxDrawdown", label: "Drawdown", unit: "fraction", signed: false },
  { id: "trades", label: "Trades", unit: "count", signed: false },
] as const

type RunRowsProps = { rows: readonly BacktestSummary[]; onRemove: (entry: Removable) => void }

/** Runs; those that are ticked can be compared. */
export function RunRows({ rows, onRemove }: RunRowsProps) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const kept = chosen.filter((id) => rows.some((row) => row.id === id))
  const toggle = (id: string) =>
    setChosen(kept.includes(id) ? kept.filter((each) => each !== id) : [...kept, id])
  return (
    <>
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
            const isChosen = kept.includes(row.id)
            return (
              <tr key={row.id}>
                <th scope="row">
                  <span className="history-choice">
                    <input
                      type="checkbox"
                      aria-label={`Compare ${name}`}
                      checked={isChosen}
                      disabled={!isChosen && kept.length >= mostCompared}
                      onChange={() => toggle(row.id)}
                    />
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
                  <RemoveButton entry={row} onRemove={onRemove} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {kept.length > 0 && (
        <div className="history-compare">
          {kept.length === 1 ? (
            <span className="secondary">Tick up to ten runs to compare them.</span>
          ) : (
            <ButtonLink kind="primary" href={`/backtests/compare?ids=${kept.join(",")}`}>
              Compare {formatCount(kept.length, "run")}
            </ButtonLink>
          )}
          <Button kind="quiet" onClick={() => setChosen([])}>
            Untick all
          </Button>
        </div>
      )}
    </>
  )
}

export function RemoveButton({
  entry,
  onRemove,
}: {
  entry: Removable
  onRemove: (entry: Removable) => void
}) {
  return (
    <Button
      kind="quiet"
      size="small"
      icon="close"
      aria-label={`Remove ${strategyText(entry.strategy)}`}
      onClick={() => onRemove(entry)}
    />
  )
}
