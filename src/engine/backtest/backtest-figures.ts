import { backtestStatistics } from "../statistics/backtest-statistics.ts"
import { catalogue } from "../statistics/catalogue.ts"
import type { RatioOptions } from "../statistics/ratio-options.ts"
import { returnStatistics } from "../statistics/return-statistics.ts"
import type { ReturnStatistics } from "../statistics/return-statistics.ts"
import type { Trials } from "../statistics/deflated-sharpe-ratio.ts"
import type { StatisticSet } from "../statistics/statistic-set.ts"
import type { TradeSample } from "../statistics/trade-sample.ts"
import { tradeStatistics } from "../statistics/trade-statistics.ts"
import { daysBetween, sliceBars } from "./bars.ts"
import type { Bars } from "./bars.ts"
import { equityCurves } from "./equity-curves.ts"
import type { ClosedTrades } from "./order-engine/closed-trades.ts"
import type { OrderEngineRun, RunSpan } from "./order-engine/order-engine.ts"
import { referenceReturns } from "./reference-returns.ts"
import type { ReferencePrices } from "./reference-returns.ts"

export type FiguresOptions = RatioOptions & {
  /** Prices to compare with; the instrument itself by default. */
  readonly benchmark?: ReferencePrices | undefined
  readonly trials?: Trials | undefined
}

/** What closed options trades have and these trades have not, and what an account has that money goes into and out of. */
export const groupsNotOfBars: readonly string[] = ["Margin and fees", "Excursion", "Account"]

const NOT_OF_BARS = new Set(
  catalogue.filter(({ group }) => groupsNotOfBars.includes(group)).map(({ id }) => id),
)

/** Every figure of a run: those of its returns, of its closed trades, and of trading itself. After ruin there are no returns. */
export function backtestFigures(
  bars: Bars,
  { from, firstTradable, to }: RunSpan,
  run: OrderEngineRun,
  { riskFreeRate, periodsPerYear, benchmark, trials }: FiguresOptions,
): StatisticSet & Pick<ReturnStatistics, "monthly" | "yearly" | "drawdowns"> {
  const end = run.ruinBar === null ? to : run.ruinBar + 1
  const { daily, perBar } = equityCurves(sliceBars(bars, from, end), run.equity)
  const ofReturns = returnStatistics(daily, {
    riskFreeRate,
    periodsPerYear,
    firstDay: bars.days[from],
    benchmark: referenceReturns(bars, { from, to }, benchmark),
    ...(trials === undefined ? {} : { trials }),
    ...(perBar === null ? {} : { drawdownCurve: perBar }),
  })
  const { closed } = run.account
  const ofTrades = tradeStatistics(tradeSample(bars, closed))
  const ofTrading = backtestStatistics({
    equity: run.equity,
    spanDays: daysBetween(bars, from, to - 1),
    barsInPosition: run.barsInPosition,
    commissions: run.account.commissions,
    traded: run.account.traded,
    firstPrice: bars.close[firstTradable],
    lastPrice: bars.close[to - 1],
    tradeReturns: columnOf(closed, (i) => closed.returnOf(i)),
    tradeDays: columnOf(closed, (i) => daysBetween(bars, closed.entryBar[i], closed.exitBar[i])),
  })
  const kept = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).filter(([id]) => !NOT_OF_BARS.has(id)))
  return {
    statistics: { ...ofReturns.statistics, ...kept(ofTrades.statistics), ...ofTrading.statistics },
    nulls: { ...ofReturns.nulls, ...kept(ofTrades.nulls), ...ofTrading.nulls },
    monthly: ofReturns.monthly,
    yearly: ofReturns.yearly,
    drawdowns: ofReturns.drawdowns,
  }
}

function columnOf({ count }: ClosedTrades, value: (i: number) => number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => value(i))
}

function tradeSample({ days, minutes }: Bars, closed: ClosedTrades): TradeSample {
  const { count, entryBar, exitBar } = closed
  const blank = new Float64Array(count).fill(NaN)
  const dayOf = (bar: Int32Array) => Int32Array.from({ length: count }, (_, i) => days[bar[i]])
  const minuteOf = (bar: Int32Array) =>
    Int16Array.from({ length: count }, (_, i) => (minutes === null ? -1 : minutes[bar[i]]))
  return {
    count,
    pnl: closed.pnl.subarray(0, count),
    contracts: columnOf(closed, (i) => Math.abs(closed.size[i])),
    premium: blank,
    openingFees: blank,
    closingFees: blank,
    margin: blank,
    maxProfit: blank,
    maxLoss: blank,
    openDay: dayOf(entryBar),
    closeDay: dayOf(exitBar),
    openMinute: minuteOf(entryBar),
    closeMinute: minuteOf(exitBar),
  }
}
