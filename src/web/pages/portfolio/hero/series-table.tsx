import { useMemo, useState } from "react"
import { civilDate } from "../../../../engine/money/iso-date.ts"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { formatDay } from "../../../format/dates.ts"
import { formatMoney } from "../../../format/money.ts"
import { formatPercent } from "../../../format/percent.ts"
import { TableShell } from "../../../ui/table-shell.tsx"
import "./series-table.css"

/** What the chart shows, for those who would rather read it: the last day of each month. */
export function SeriesTable({ answer, currency }: { answer: TradeLogAnswer; currency: string }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="series-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Read the chart as a table</summary>
      {open && <MonthEnds answer={answer} currency={currency} />}
    </details>
  )
}

function MonthEnds({ answer, currency }: { answer: TradeLogAnswer; currency: string }) {
  const { days, equity } = answer.curve
  const rows = useMemo(() => monthEnds(days), [days])
  return (
    <TableShell label="Equity and drawdown at the end of each month" maxHeight={320}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col" className="numeric">
              Equity
            </th>
            <th scope="col" className="numeric">
              Drawdown
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((at) => (
            <tr key={at}>
              <th scope="row">{formatDay(days[at])}</th>
              <td className="numeric">{formatMoney(equity[at], currency)}</td>
              <td className="numeric">{formatPercent(answer.drawdown[at], { digits: 2 })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableShell>
  )
}

function monthEnds(days: Int32Array): number[] {
  const month = (at: number) => civilDate(days[at]).month
  return Array.from(days.keys()).filter((at) => at === days.length - 1 || month(at) !== month(at + 1))
}
