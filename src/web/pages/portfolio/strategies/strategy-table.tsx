import { type CSSProperties, memo, useMemo } from "react"
import type { StrategyRow } from "../../../../engine/trade-log/analyze-trade-log.ts"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { formatMoney } from "../../../format/money.ts"
import { formatPercent } from "../../../format/percent.ts"
import { SortHeader } from "../../../ui/sort-header.tsx"
import { TableShell } from "../../../ui/table-shell.tsx"
import { toneOf } from "../tone.ts"
import type { ChangeView } from "../view/use-view.ts"
import type { Sort } from "../view/view.ts"
import "./strategy-table.css"

type Row = StrategyRow & { readonly share: number | null }
type Column = {
  readonly id: string
  readonly label: string
  readonly value: (row: Row) => number | null
  readonly text: (value: number, currency: string) => string
  readonly signed?: boolean
  readonly missing?: (row: Row) => string | undefined
}

const statistic = (id: string) => ({
  id,
  value: (row: Row) => row.statistics[id] ?? null,
  missing: (row: Row) => row.nulls[id],
})
const money = (value: number, currency: string) => formatMoney(value, currency, { digits: 0 })

const columns: readonly Column[] = [
  { ...statistic("trades"), label: "Trades", text: (value) => formatDecimal(value, { digits: 0 }) },
  { ...statistic("totalPnl"), label: "P/L", text: money, signed: true },
  {
    id: "share",
    label: "Share of P/L",
    value: (row) => row.share,
    text: (value) => formatPercent(value),
    missing: () => "there was no gain to share",
  },
  { ...statistic("winRate"), label: "Win rate", text: (value) => formatPercent(value) },
  {
    ...statistic("profitFactor"),
    label: "Profit factor",
    text: (value) => formatDecimal(value, { digits: 2 }),
  },
  { ...statistic("averagePnl"), label: "Average P/L", text: money, signed: true },
  { ...statistic("averageWin"), label: "Average win", text: money },
  { ...statistic("averageLoss"), label: "Average loss", text: money },
]

type StrategyTableProps = { answer: TradeLogAnswer; currency: string; sort: Sort; onChange: ChangeView }

/** Where it came from: one row a strategy. The name filters the page to it. */
export const StrategyTable = memo(function StrategyTable({
  answer,
  currency,
  sort,
  onChange,
}: StrategyTableProps) {
  const rows = useMemo(() => sorted(answer, sort), [answer, sort])
  const largest = Math.max(...answer.pnlShares.map((share) => Math.abs(share ?? 0)), 0)
  const sortBy = (column: string, first: boolean) =>
    onChange({ strategySort: { column, descending: sort.column === column ? !sort.descending : first } })
  const directionOf = (column: string) =>
    sort.column !== column ? null : sort.descending ? ("descending" as const) : ("ascending" as const)
  const total = answer.statistics
  return (
    <section className="section strategies" aria-labelledby="strategies-title">
      <header className="section-header">
        <h2 id="strategies-title">
          Strategies <span className="secondary">{rows.length}</span>
        </h2>
      </header>
      <TableShell label="Strategies" maxHeight={760}>
        <table className="table strategy-table" data-pinned="">
          <thead>
            <tr>
              <SortHeader direction={directionOf("name")} onSort={() => sortBy("name", false)}>
                Strategy
              </SortHeader>
              {columns.map((column) => (
                <SortHeader
                  key={column.id}
                  numeric
                  direction={directionOf(column.id)}
                  onSort={() => sortBy(column.id, true)}
                >
                  {column.label}
                </SortHeader>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">
                  <button
                    type="button"
                    className="strategy-name"
                    title={`Show only ${row.name || "trades without a strategy"}`}
                    onClick={() => onChange({ strategies: [row.name] })}
                  >
                    {row.name || "No strategy"}
                  </button>
                </th>
                {columns.map((column) => (
                  <Cell
                    key={column.id}
                    column={column}
                    row={row}
                    currency={currency}
                    largestShare={largest}
                  />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All</th>
              {columns.map((column) => {
                const value = column.id === "share" ? null : (total[column.id] ?? null)
                return (
                  <td key={column.id} className="numeric">
                    {value === null ? "" : column.text(value, currency)}
                  </td>
                )
              })}
            </tr>
          </tfoot>
        </table>
      </TableShell>
    </section>
  )
})

function Cell({
  column,
  row,
  currency,
  largestShare,
}: {
  column: Column
  row: Row
  currency: string
  largestShare: number
}) {
  const value = column.value(row)
  if (value === null) {
    return (
      <td className="numeric secondary" title={column.missing?.(row)}>
        –
      </td>
    )
  }
  if (column.id === "share") {
    const style = {
      "--share": `${((Math.abs(value) / (largestShare || 1)) * 100).toFixed(1)}%`,
    } as CSSProperties
    return (
      <td className="numeric strategy-share" data-sign={Math.sign(value)} style={style}>
        <span aria-hidden="true" />
        {column.text(value, currency)}
      </td>
    )
  }
  return (
    <td className={`numeric ${column.signed ? (toneOf(value) ?? "") : ""}`}>
      {column.text(value, currency)}
    </td>
  )
}

function sorted(answer: TradeLogAnswer, { column: id, descending }: Sort): Row[] {
  const rows = answer.strategies.map((row, at) => ({ ...row, share: answer.pnlShares[at] ?? null }))
  const direction = descending ? -1 : 1
  const column = columns.find((candidate) => candidate.id === id)
  if (column === undefined) {
    const collator = new Intl.Collator("en", { numeric: true })
    return rows.sort((a, b) => direction * collator.compare(a.name, b.name))
  }
  // What is not defined stands last either way.
  return rows.sort((a, b) => {
    const left = column.value(a)
    const right = column.value(b)
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return direction * (left - right)
  })
}
