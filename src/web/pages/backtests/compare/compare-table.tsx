import { useState } from "react"
import { Link } from "wouter"
import type { CompareResult } from "../../../../contract/index.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { formatIsoRange } from "../../../format/iso-day.ts"
import { NO_CURRENCY } from "../../../format/money.ts"
import { formatStatistic } from "../../../format/statistic.ts"
import { Segmented } from "../../../ui/segmented.tsx"
import { TableShell } from "../../../ui/table-shell.tsx"
import { comparedFigures } from "./compared-figures.ts"
import { differenceText } from "./difference-text.ts"

type CompareTableProps = { compared: CompareResult; names: readonly string[] }

/** Figures side by side, or their differences from the first. The best of a row says so. */
export function CompareTable({ compared, names }: CompareTableProps) {
  const [shown, setShown] = useState<"figures" | "differences">("figures")
  const { data } = compared
  const figures = comparedFigures.filter(({ id }) => data.some(({ statistics }) => id in statistics))
  return (
    <section className="section" aria-labelledby="compare-table-title">
      <header className="section-header">
        <h2 id="compare-table-title">Figures</h2>
        <Segmented
          label="Show"
          size="small"
          options={[
            { value: "figures", label: "Figures" },
            { value: "differences", label: "Differences from the first" },
          ]}
          value={shown}
          onChange={setShown}
        />
      </header>
      <TableShell label="Figures of the compared runs">
        <table className="table compare-table" data-pinned="">
          <thead>
            <tr>
              <th scope="col">Figure</th>
              {data.map(({ id, kind }, at) => (
                <th key={id} scope="col" className="numeric">
                  <Link href={kind === "portfolio" ? `/backtests/portfolio/${id}` : `/backtests/${id}`}>
                    {at + 1} {names[at]}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(({ id, label, unit, higherIsBetter }) => {
              const values = data.map(({ statistics }) => statistics[id] ?? null)
              const best = bestOf(values, higherIsBetter)
              return (
                <tr key={id}>
                  <th scope="row">{label}</th>
                  {data.map((run, at) => {
                    const value = values[at] ?? null
                    return (
                      <td key={run.id} className="numeric" title={run.nulls[id]}>
                        {shown === "figures" && best === at && (
                          <span className="compare-best" title="The best of the row">
                            <span aria-hidden="true">●</span>
                            <span className="visually-hidden">best</span>
                          </span>
                        )}
                        {shown === "differences" && at > 0
                          ? differenceText(value, values[0] ?? null, unit)
                          : value === null
                            ? "–"
                            : formatStatistic(value, unit, NO_CURRENCY)}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
            <tr>
              <th scope="row">Prices</th>
              {data.map((run) => (
                <td key={run.id} className="numeric">
                  {run.kind === "portfolio"
                    ? run.prices.map(({ symbol }) => symbol).join(", ")
                    : run.prices.name}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">Days</th>
              {data.map(({ id, from, to }) => (
                <td key={id} className="numeric">
                  {formatIsoRange(from.slice(0, 10), to.slice(0, 10))}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">Bars</th>
              {data.map((run) => (
                <td key={run.id} className="numeric">
                  {formatDecimal(run.kind === "portfolio" ? run.days : run.bars, { digits: 0 })}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </TableShell>
    </section>
  )
}

/** Where the best of a row stands; null where neither is better, or all are the same. */
function bestOf(values: readonly (number | null)[], higherIsBetter: boolean | null): number | null {
  const known = values.filter((value) => value !== null)
  if (higherIsBetter === null || known.length < 2 || new Set(known).size < 2) return null
  return values.indexOf(higherIsBetter ? Math.max(...known) : Math.min(...known))
}
