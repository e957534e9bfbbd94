import { useMemo } from "react"
import type { OptimizationResult } from "../../../../contract/index.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { currencyOf } from "../../../format/money.ts"
import { formatStatistic } from "../../../format/statistic.ts"
import { toneOf } from "../../../format/tone.ts"
import { TableShell } from "../../../ui/table-shell.tsx"
import { searchFigure } from "../form/search-figures.ts"
import { OpenRun } from "./open-run.tsx"
import { bestRuns, paramsAt, pointOf, type SearchGrid } from "./search-grid.ts"

const listed = 20

/** The runs with the largest figure. What stands alone among them was luck; what has company may be more. */
export function BestTable({ search, grid }: { search: OptimizationResult; grid: SearchGrid }) {
  const best = useMemo(() => bestRuns(grid, "objective", listed), [grid])
  const objective = searchFigure(search.maximize)
  const figures = [
    { ...objective, column: "objective" },
    ...["totalReturn", "maxDrawdown", "sharpeRatio", "trades"]
      .filter((id) => id !== search.maximize)
      .map((id) => ({ ...searchFigure(id), column: id })),
  ]
  return (
    <section className="section" aria-labelledby="best-title">
      <h2 id="best-title">
        The best <span className="secondary">{formatDecimal(best.length, { digits: 0 })}</span>
      </h2>
      <TableShell label="The best runs">
        <table className="table">
          <thead>
            <tr>
              {grid.names.map((name) => (
                <th key={name} scope="col" className="numeric">
                  {name}
                </th>
              ))}
              {figures.map(({ id, label }) => (
                <th key={id} scope="col" className="numeric">
                  {label}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">Open</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {best.map((run) => {
              const params = paramsAt(grid, pointOf(grid, run))
              return (
                <tr key={run}>
                  {grid.names.map((name) => (
                    <td key={name} className="numeric">
                      {String(params[name])}
                    </td>
                  ))}
                  {figures.map(({ id, unit, column }) => {
                    const value = grid.columns[column]?.[run] ?? NaN
                    const tone = id === "totalReturn" ? toneOf(value) : null
                    return (
                      <td key={id} className={["numeric", tone].filter(Boolean).join(" ")}>
                        {formatStatistic(
                          value,
                          unit,
                          currencyOf(search.prices),
                          id === "totalReturn" ? "always" : "negative",
                        )}
                      </td>
                    )
                  })}
                  <td>
                    <OpenRun search={search} params={params} size="small" />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </TableShell>
    </section>
  )
}
