import { memo, type ReactNode } from "react"
import type { PnlHistogram } from "../../engine/trade-log/pnl-histogram.ts"
import { Histogram } from "../charts/histogram.tsx"
import { formatCount } from "../format/count.ts"
import { formatMoney, formatMoneyAxis } from "../format/money.ts"

/** How P/L spreads over the trades. */
export const PnlDistribution = memo(function PnlDistribution({
  histogram,
  currency,
  children,
}: {
  histogram: PnlHistogram | null
  currency: string
  /** Below the chart. */
  children?: ReactNode
}) {
  if (histogram === null) return null
  const money = (value: number) => formatMoney(value, currency, { digits: histogram.width < 1 ? 2 : 0 })
  const beyond = [
    histogram.below > 0 && `${formatCount(histogram.below, "trade")} below ${money(histogram.start)}`,
    histogram.above > 0 &&
      `${formatCount(histogram.above, "trade")} above ${money(histogram.start + histogram.counts.length * histogram.width)}`,
  ].filter((part) => part !== false)
  return (
    <section className="section distribution" aria-labelledby="distribution-title">
      <header className="section-header">
        <h2 id="distribution-title">
          P/L of a trade <span className="secondary">trades, in steps of {money(histogram.width)}</span>
        </h2>
      </header>
      <Histogram
        start={histogram.start}
        width={histogram.width}
        counts={histogram.counts}
        label="Trades by P/L"
        formatMost={(count) => formatCount(count, "trade")}
        formatEdge={(value) => formatMoneyAxis(value, currency)}
        describe={(from, to, count) => `${money(from)} to ${money(to)}: ${formatCount(count, "trade")}`}
      />
      {beyond.length > 0 && <p className="histogram-beyond">Not drawn: {beyond.join(", ")}.</p>}
      {children}
    </section>
  )
})
