import { memo, type ReactNode } from "react"
import type { MonthlyReturn } from "../../contract/index.ts"
import { HeatCell } from "../charts/heat-cell.tsx"
import { formatDecimal } from "../format/decimal.ts"
import { MONTHS } from "../format/dates.ts"
import { formatMoney, inCurrency } from "../format/money.ts"
import { formatPercent } from "../format/percent.ts"
import { Segmented } from "../ui/segmented.tsx"
import { TableShell } from "../ui/table-shell.tsx"
import "./monthly-table.css"

type MonthlyTableProps = {
  monthly: readonly MonthlyReturn[]
  yearly: readonly Omit<MonthlyReturn, "month">[]
  currency: string
  show: "return" | "pnl"
  /** Why a month has no figure. */
  blank: string
  onShow: (show: "return" | "pnl") => void
  /** Below the table. */
  children?: ReactNode
}

/** Years by months, each cell with its number and its colour; the year's own figure at the end of its row. */
export const MonthlyTable = memo(function MonthlyTable({
  monthly,
  yearly,
  currency,
  show,
  blank,
  onShow,
  children,
}: MonthlyTableProps) {
  const returnsKnown = monthly.some((month) => month.return !== null)
  const shown = returnsKnown ? show : "pnl"
  const of = (period: { pnl: number; return: number | null }) =>
    shown === "pnl" ? period.pnl : period.return
  const months = new Map(monthly.map((month) => [month.year * 12 + month.month, of(month)]))
  const largest = Math.max(0, ...[...months.values()].map((value) => Math.abs(value ?? 0)))
  const text = (value: number) =>
    shown === "pnl" ? formatDecimal(value, { digits: 0 }) : formatDecimal(value * 100, { digits: 1 })
  const exact = (value: number) =>
    shown === "pnl" ? formatMoney(value, currency) : formatPercent(value, { digits: 4 })
  return (
    <section className="section monthly" aria-labelledby="monthly-title">
      <header className="section-header">
        <h2 id="monthly-title">
          By month{" "}
          <span className="secondary">{shown === "pnl" ? inCurrency("P/L", currency) : "return, %"}</span>
        </h2>
        <Segmented
          label="Show"
          size="small"
          options={[
            { value: "return", label: "Return", disabled: !returnsKnown },
            { value: "pnl", label: "P/L" },
          ]}
          value={shown}
          onChange={onShow}
        />
      </header>
      <TableShell label={shown === "pnl" ? "P/L by month" : "Returns by month"}>
        <table className="table monthly-table" data-pinned="">
          <thead>
            <tr>
              <th scope="col">Year</th>
              {MONTHS.map((month) => (
                <th key={month} scope="col" className="numeric">
                  {month}
                </th>
              ))}
              <th scope="col" className="numeric">
                Year
              </th>
            </tr>
          </thead>
          <tbody>
            {yearly.map((year) => (
              <tr key={year.year}>
                <th scope="row">{year.year}</th>
                {MONTHS.map((month, at) => {
                  const value = months.get(year.year * 12 + at + 1)
                  return typeof value === "number" ? (
                    <HeatCell key={month} value={value} largest={largest} exact={exact(value)}>
                      {text(value)}
                    </HeatCell>
                  ) : (
                    <td key={month} aria-label={blank} />
                  )
                })}
                <YearCell value={of(year)} text={text} exact={exact} />
              </tr>
            ))}
          </tbody>
        </table>
      </TableShell>
      {children}
    </section>
  )
})

function YearCell({
  value,
  text,
  exact,
}: {
  value: number | null
  text: (value: number) => string
  exact: (value: number) => string
}) {
  return (
    <td className="numeric monthly-year" title={value === null ? undefined : exact(value)}>
      {value === null ? "–" : text(value)}
    </td>
  )
}
