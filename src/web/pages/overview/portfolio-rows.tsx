import type { ReactNode } from "react"
import { Link } from "wouter"
import type { PortfolioSummary } from "../../../contract/index.ts"
import { formatCount } from "../../format/count.ts"
import { formatDecimal } from "../../format/decimal.ts"
import { formatIsoDay, formatIsoRange } from "../../format/iso-day.ts"
import { formatMoney } from "../../format/money.ts"
import { formatPercent, formatPercentBrief } from "../../format/percent.ts"
import { toneOf } from "../../format/tone.ts"
import { Badge } from "../../ui/badge.tsx"
import { Skeleton } from "../../ui/skeleton.tsx"
import { Sparkline } from "../../ui/sparkline.tsx"
import "./overview.css"

const figureNames = ["Equity", "Total P/L", "Return", "Max drawdown", "Last day"]

/** One line a portfolio: name, course, and the figures one looks for first. */
export function PortfolioRows({ portfolios }: { portfolios: readonly PortfolioSummary[] }) {
  return (
    <section aria-label="Portfolios">
      <Headings />
      <ul className="portfolio-rows">
        {portfolios.map((portfolio) => (
          <PortfolioRow key={portfolio.id} portfolio={portfolio} />
        ))}
      </ul>
    </section>
  )
}

/** The same rows before their content. */
export function PortfolioRowsSkeleton() {
  return (
    <section aria-label="Portfolios" aria-busy="true">
      <Headings />
      <ul className="portfolio-rows">
        {[0, 1, 2].map((row) => (
          <li key={row} className="portfolio-row">
            <div className="portfolio-row-name">
              <Skeleton width="min(220px, 70%)" height={20} />
              <Skeleton width="min(300px, 90%)" height={12} />
            </div>
            <div className="portfolio-row-course">
              <Skeleton height={40} shape="block" />
            </div>
            {figureNames.map((name) => (
              <FigureCell key={name} label={name}>
                <Skeleton width={72} height={16} />
              </FigureCell>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Headings() {
  return (
    <div className="portfolio-row portfolio-row-headings" aria-hidden="true">
      <span>Portfolio</span>
      <span>Equity curve</span>
      {figureNames.map((name) => (
        <span key={name} className="numeric">
          {name}
        </span>
      ))}
    </div>
  )
}

const bases = { "closed-trades": "closed trades", "daily-log": "daily log" }

function PortfolioRow({ portfolio }: { portfolio: PortfolioSummary }) {
  const { id, name, currency, synthetic, equity, totalPnl, totalReturn, maxDrawdown, lastDayPnl, lastDate } =
    portfolio
  return (
    <li className="portfolio-row">
      <div className="portfolio-row-name">
        <span>
          <Link href={`/portfolios/${id}`}>{name}</Link>{" "}
          {synthetic && <Badge title="Made by a seeded script; no money was traded">Synthetic</Badge>}
        </span>
        <span className="portfolio-row-facts">{factsOf(portfolio)}</span>
      </div>
      <div className="portfolio-row-course">
        <Sparkline values={portfolio.sparkline} />
      </div>
      <FigureCell label="Equity" exact={equity === null ? undefined : formatMoney(equity, currency)}>
        {equity === null ? "–" : formatMoney(equity, currency, { digits: 0 })}
      </FigureCell>
      <FigureCell
        label="Total P/L"
        tone={toneOf(totalPnl)}
        exact={totalPnl === null ? undefined : formatMoney(totalPnl, currency, { sign: "always" })}
      >
        {totalPnl === null ? "–" : formatMoney(totalPnl, currency, { digits: 0, sign: "always" })}
      </FigureCell>
      <FigureCell
        label="Return"
        tone={toneOf(totalReturn)}
        exact={totalReturn === null ? undefined : formatPercent(totalReturn, { digits: 4, sign: "always" })}
      >
        {totalReturn === null ? "–" : formatPercentBrief(totalReturn, "always")}
      </FigureCell>
      <FigureCell
        label="Max drawdown"
        exact={maxDrawdown === null ? undefined : formatPercent(maxDrawdown, { digits: 4 })}
      >
        {maxDrawdown === null ? "–" : formatPercentBrief(maxDrawdown)}
      </FigureCell>
      <FigureCell
        label="Last day"
        tone={toneOf(lastDayPnl)}
        exact={
          lastDayPnl === null
            ? undefined
            : `${formatMoney(lastDayPnl, currency)} on ${formatIsoDay(lastDate)}`
        }
      >
        {lastDayPnl === null ? "–" : formatMoney(lastDayPnl, currency, { digits: 0, sign: "always" })}
      </FigureCell>
    </li>
  )
}

function factsOf({ trades, openTrades, strategies, firstDate, lastDate, basis }: PortfolioSummary): string {
  if (trades === 0)
    return openTrades === 0
      ? "No trades yet"
      : `${formatDecimal(openTrades, { digits: 0 })} open, none closed yet`
  return [
    formatCount(trades, "trade"),
    ...(openTrades > 0 ? [`${formatDecimal(openTrades, { digits: 0 })}\u00a0open`] : []),
    formatCount(strategies, "strategy", "strategies"),
    formatIsoRange(firstDate, lastDate),
    ...(basis ? [bases[basis]] : []),
  ].join("\u00a0· ")
}

type FigureCellProps = {
  label: string
  tone?: "gain" | "loss" | null
  exact?: string | undefined
  children: ReactNode
}

function FigureCell({ label, tone = null, exact, children }: FigureCellProps) {
  return (
    <dl className="portfolio-row-figure">
      <dt>{label}</dt>
      <dd className={tone ?? undefined} title={exact}>
        {children}
      </dd>
    </dl>
  )
}
