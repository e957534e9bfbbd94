/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows stand where the scroll position says; the rows of a <table> cannot */
import { useVirtualizer } from "@tanstack/react-virtual"
import { useEffect, useRef } from "react"
import type { PortfolioTrade } from "../../../../../contract/index.ts"
import { appearance } from "../../../../app/appearance.ts"
import { formatDecimal } from "../../../../format/decimal.ts"
import { formatIsoDay } from "../../../../format/iso-day.ts"
import { formatMoney } from "../../../../format/money.ts"
import { useStore } from "../../../../ui/store.ts"
import { formatPrice } from "../../result/format-price.ts"
import "../../../../ui/data-grid.css"
import "./fills-grid.css"

type FillsGridProps = { trades: readonly PortfolioTrade[]; currency: string }

const reasons: Readonly<Record<PortfolioTrade["reason"], string>> = {
  start: "Start",
  rebalance: "Rebalanced",
  band: "Weight was off",
  listing: "Had its first price",
  strategy: "Its rule",
  contribution: "Money came in",
  withdrawal: "Money went out",
  dividend: "Dividend reinvested",
  delisted: "No prices any more",
}

type Column = {
  readonly label: string
  readonly numeric: boolean
  readonly text: (trade: PortfolioTrade, currency: string) => string
}

const columns: readonly Column[] = [
  { label: "Day", numeric: false, text: ({ date }) => formatIsoDay(date) },
  { label: "Instrument", numeric: false, text: ({ symbol }) => symbol },
  { label: "Traded", numeric: false, text: ({ units }) => (units < 0 ? "Sold" : "Bought") },
  {
    label: "Units",
    numeric: true,
    text: ({ units }) => formatDecimal(Math.abs(units), { digits: Number.isInteger(units) ? 0 : 4 }),
  },
  { label: "Price", numeric: true, text: ({ price }) => formatPrice(price) },
  { label: "Value", numeric: true, text: ({ value }, currency) => formatMoney(value, currency) },
  { label: "Fee", numeric: true, text: ({ fee }, currency) => formatMoney(fee, currency) },
  { label: "Why", numeric: false, text: ({ reason }) => reasons[reason] },
]

/** Every fill, of which only those in sight are in the document. The grid takes the focus; arrow keys, Page and Home scroll it. */
export function FillsGrid({ trades, currency }: FillsGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = useStore(appearance).density === "compact" ? 28 : 36
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this component
  const virtual = useVirtualizer({
    count: trades.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  useEffect(() => virtual.measure(), [rowHeight, virtual])
  return (
    <div
      ref={scroller}
      className="data-grid fills-grid"
      role="table"
      aria-label="Trades"
      aria-rowcount={trades.length + 1}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region has to be reachable by keyboard
      tabIndex={0}
      style={{ blockSize: Math.min(480, (trades.length + 1) * rowHeight + 2) }}
    >
      <div className="data-grid-row data-grid-head" role="row" aria-rowindex={1}>
        {columns.map(({ label, numeric }) => (
          <div key={label} role="columnheader" className={numeric ? "numeric" : undefined}>
            {label}
          </div>
        ))}
      </div>
      <div className="data-grid-body" role="rowgroup" style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const trade = trades[index]
          return trade === undefined ? null : (
            <div
              key={index}
              className="data-grid-row"
              role="row"
              aria-rowindex={index + 2}
              style={{ transform: `translateY(${String(start)}px)` }}
            >
              {columns.map(({ label, numeric, text }) => (
                <div key={label} role="cell" className={numeric ? "numeric" : undefined}>
                  {text(trade, currency)}
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}
