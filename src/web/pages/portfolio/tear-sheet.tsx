import { lazy, useDeferredValue, useEffect, useMemo, useState } from "react"
import { STILL_OPEN, type TradeColumns } from "../../../engine/trade-log/trade-columns.ts"
import type { TradeLogAnswer } from "../../analysis/answer-question.ts"
import type { TradeLog } from "../../analysis/read-trade-log.ts"
import { AllFigures } from "../../figures/all-figures.tsx"
import { FigureExplainer } from "../../figures/figure-explainer.tsx"
import { localToday } from "../../format/local-today.ts"
import { LazyPart } from "../../ui/lazy-part.tsx"
import { WhenNear } from "../../ui/when-near.tsx"
import { figureSource, withoutGroups } from "./figures/figure-source.ts"
import { HeadlineFigures } from "./figures/headline-figures.tsx"
import { FilterBar } from "./filters/filter-bar.tsx"
import { PortfolioBasis } from "./header/portfolio-basis.tsx"
import { EquityHero } from "./hero/equity-hero.tsx"
import { NoClosedTrades, NoneLeft, NoTrades } from "./no-trades.tsx"
import { watchPrinting } from "./print-layout.ts"
import { describeFilter } from "./view/describe-filter.ts"
import type { ChangeView } from "./view/use-view.ts"
import { defaultView, type View } from "./view/view.ts"
import "./print.css"

// What stands below the first screen comes after the first chart; the trades, with the code that scrolls them, last.
const FurtherSections = lazy(async () => ({
  default: (await import("./further-sections.tsx")).FurtherSections,
}))
const Trades = lazy(async () => ({ default: (await import("./trades/trades.tsx")).Trades }))

type TearSheetProps = {
  portfolioId: string
  /** The column block that the log is read from. */
  block: Uint8Array
  log: TradeLog
  answer: TradeLogAnswer
  /** A newer filter is being worked out. */
  stale: boolean
  /** Why the latest filter has no answer; the one before is shown. */
  failure: string | null
  currency: string
  view: View
  onChange: ChangeView
}

const filters = (({ strategies, from, to, oneLot }) => ({ strategies, from, to, oneLot }))(defaultView)

/** How am I doing, what did it cost me, where did it come from: in that order, under one filter. */
export function TearSheet({
  portfolioId,
  block,
  log,
  answer,
  stale,
  failure,
  currency,
  view,
  onChange,
}: TearSheetProps) {
  const { trades } = log
  const filter = describeFilter(view)
  useEffect(watchPrinting, [])
  // What stands further down follows in a task of its own, so that what is in sight is painted first.
  const later = useDeferredValue(answer)
  const figures = useMemo(
    () => figureSource(answer, view.riskFreeRate, currency),
    [answer, view.riskFreeRate, currency],
  )
  const laterFigures = useMemo(
    () => figureSource(later, view.riskFreeRate, currency),
    [later, view.riskFreeRate, currency],
  )
  const extent = useMemo(() => extentOf(trades), [trades])
  const { oneLot, columns, sort, compact, trade } = view
  const table = useMemo(
    () => ({ oneLot, columns, sort, compact, trade }),
    [oneLot, columns, sort, compact, trade],
  )
  const [today] = useState(() => localToday(new Date()))
  return (
    <>
      {extent !== null && (
        <FilterBar view={view} onChange={onChange} trades={trades} selected={answer.tradeCount} {...extent} />
      )}
      {failure !== null && (
        <p className="portfolio-failure" role="alert">
          This filter could not be worked out: {failure}. The figures are those of the filter before.
        </p>
      )}
      {trades.count === 0 ? (
        <NoTrades portfolioId={portfolioId} />
      ) : extent === null ? (
        <NoClosedTrades open={trades.count} />
      ) : answer.tradeCount === 0 ? (
        <NoneLeft closed={extent.closedTrades} onReset={() => onChange(filters)} />
      ) : (
        <div className="tear-sheet" aria-busy={stale}>
          {filter !== null && <p className="print-only">{filter}</p>}
          <EquityHero
            answer={answer}
            currency={currency}
            narrowed={view.from !== null || view.to !== null}
            logScale={view.logScale}
            onChange={onChange}
          />
          <FigureExplainer source={figures}>
            <section className="section headline" aria-label="Headline figures">
              <PortfolioBasis answer={answer} lastDay={extent.lastDay} today={today} />
              <HeadlineFigures answer={answer} currency={currency} riskFreeRate={view.riskFreeRate} />
              <AllFigures source={laterFigures} without={withoutGroups} />
            </section>
            <LazyPart what="The tables and charts" placeholder={<div className="tear-sheet-rest" />}>
              <FurtherSections
                answer={later}
                currency={currency}
                monthly={view.monthly}
                strategySort={view.strategySort}
                onChange={onChange}
              />
            </LazyPart>
          </FigureExplainer>
          <WhenNear now={view.trade !== null} placeholder={<div className="trades-placeholder" />}>
            <LazyPart what="The trades" placeholder={<div className="trades-placeholder" />}>
              <Trades
                portfolioId={portfolioId}
                block={block}
                customCount={log.customNames.length}
                answer={later}
                currency={currency}
                view={table}
                onChange={onChange}
              />
            </LazyPart>
          </WhenNear>
        </div>
      )}
    </>
  )
}

type Extent = { closedTrades: number; firstDay: number; lastDay: number }

/** How many trades of the log are closed, and from which close to which. Null when none is. */
function extentOf({ count, closeDay, openDay }: TradeColumns): Extent | null {
  let closedTrades = 0
  let firstDay = Number.POSITIVE_INFINITY
  let lastDay = Number.NEGATIVE_INFINITY
  for (let row = 0; row < count; row++) {
    if (closeDay[row] === STILL_OPEN) continue
    closedTrades++
    firstDay = Math.min(firstDay, openDay[row], closeDay[row])
    lastDay = Math.max(lastDay, closeDay[row])
  }
  return closedTrades === 0 ? null : { closedTrades, firstDay, lastDay }
}
