import { useQuery } from "@tanstack/react-query"
import { useEffect, useEffectEvent } from "react"
import type { TradeColumns } from "../../../../engine/trade-log/trade-columns.ts"
import { formatDay, formatMinute } from "../../../format/dates.ts"
import { formatMoney } from "../../../format/money.ts"
import { Button } from "../../../ui/button.tsx"
import { Dialog } from "../../../ui/dialog.tsx"
import { tradeLegs } from "../portfolio-data.ts"
import { toneOf } from "../tone.ts"
import type { TradeColumn } from "./trade-column.ts"
import "./trade-detail.css"

type TradeDetailProps = {
  portfolioId: string
  trades: TradeColumns
  columns: readonly TradeColumn[]
  currency: string
  row: number
  /** The order of the table, for the way to the next one. */
  rows: Int32Array
  onMove: (row: number | null) => void
}

/** One trade with all that the log says of it. Left and right go through the table. */
export function TradeDetail({ portfolioId, trades, columns, currency, row, rows, onMove }: TradeDetailProps) {
  const at = rows.indexOf(row)
  const before = at > 0 ? rows[at - 1] : undefined
  const after = at >= 0 ? rows[at + 1] : undefined
  const onKeyDown = useEffectEvent(({ key }: KeyboardEvent) => {
    const to = key === "ArrowLeft" ? before : key === "ArrowRight" ? after : undefined
    if (to !== undefined) onMove(to)
  })
  // On the document: the focus may stand on any button of the dialog, or on none.
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event)
    document.addEventListener("keydown", listener)
    return () => document.removeEventListener("keydown", listener)
  }, [])
  const pnl = trades.pnl[row]
  return (
    <Dialog
      title={trades.strategyNames[trades.strategy[row]] || "No strategy"}
      className="trade-detail"
      onClose={() => onMove(null)}
      actions={
        <>
          <Button
            kind="quiet"
            disabled={before === undefined}
            onClick={() => before !== undefined && onMove(before)}
          >
            Previous
          </Button>
          <Button
            kind="quiet"
            disabled={after === undefined}
            onClick={() => after !== undefined && onMove(after)}
          >
            Next
          </Button>
        </>
      }
    >
      <p className="trade-detail-lead">
        <strong className={toneOf(pnl)}>{formatMoney(pnl, currency, { sign: "always" })}</strong>{" "}
        {formatDay(trades.openDay[row])} {formatMinute(trades.openMinute[row])} to{" "}
        {formatDay(trades.closeDay[row])} {formatMinute(trades.closeMinute[row])}
      </p>
      <h3>Legs</h3>
      <Legs portfolioId={portfolioId} row={row} />
      <dl className="trade-fields">
        {columns
          .filter(({ id }) => id !== "strategy" && id !== "pnl" && !id.endsWith("Day"))
          .map((column) => (
            <div key={column.id}>
              <dt title={column.meaning}>{column.label}</dt>
              <dd>{column.text(trades, row, currency)}</dd>
            </div>
          ))}
      </dl>
    </Dialog>
  )
}

function Legs({ portfolioId, row }: { portfolioId: string; row: number }) {
  const { data, error, isPending, refetch } = useQuery(tradeLegs(portfolioId))
  if (isPending) return <p className="trade-legs secondary">Fetching the legs…</p>
  if (error !== null) {
    return (
      <p className="trade-legs">
        {error.message}{" "}
        <Button size="small" icon="retry" onClick={() => void refetch()}>
          Try again
        </Button>
      </p>
    )
  }
  return (
    <ul className="trade-legs">
      {(data[row] ?? "").split(" | ").map((leg, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- two legs may read the same
        <li key={at}>{leg || "The log gives none."}</li>
      ))}
    </ul>
  )
}
