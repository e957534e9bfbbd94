import { formatCount } from "../../format/count.ts"
import { formatIsoDay } from "../../format/iso-day.ts"
import { formatMoney, formatMoneyBrief } from "../../format/money.ts"
import { toneOf } from "../../format/tone.ts"
import { Figure } from "../../ui/figure.tsx"
import type { OverviewTotal } from "./overview-answer.ts"
import "./overview.css"

/** The user's own portfolios together. */
export function OverviewTotals({ total }: { total: OverviewTotal }) {
  const { currency, equity, pnl, lastDay, portfolios } = total
  return (
    <div className="overview-totals">
      <Figure
        size="large"
        label="Equity"
        value={formatMoneyBrief(equity, currency)}
        exact={formatMoney(equity, currency)}
        detail={formatCount(portfolios, "portfolio")}
      />
      <Figure
        size="large"
        label="Total P/L"
        value={formatMoneyBrief(pnl, currency, "always")}
        exact={formatMoney(pnl, currency, { sign: "always" })}
        tone={toneOf(pnl)}
        detail="since each began"
      />
      <Figure
        size="large"
        label="Last trading day"
        value={formatMoneyBrief(lastDay.pnl, currency, "always")}
        exact={formatMoney(lastDay.pnl, currency, { sign: "always" })}
        tone={toneOf(lastDay.pnl)}
        detail={formatIsoDay(lastDay.date)}
      />
    </div>
  )
}
