import { isoDate } from "../../src/engine/money/iso-date.ts"
import { cumulativeSum } from "../../src/engine/series/cumulative-sum.ts"
import { drawdownSeries } from "../../src/engine/series/drawdown-series.ts"
import { monthlyReturns, yearlyReturns } from "../../src/engine/series/period-returns.ts"
import { annualVolatility } from "../../src/engine/statistics/annual-volatility.ts"
import { rolling } from "../../src/engine/statistics/rolling.ts"
import { sharpeRatio } from "../../src/engine/statistics/sharpe-ratio.ts"
import { closedTradeCurve } from "../../src/engine/trade-log/closed-trade-curve.ts"
import { drawdownInMoney } from "../../src/engine/trade-log/drawdown-in-money.ts"
import { initialCapital } from "../../src/engine/trade-log/initial-capital.ts"
import { marginHeld } from "../../src/engine/trade-log/margin-held.ts"
import { pnlHistogram } from "../../src/engine/trade-log/pnl-histogram.ts"
import { sampleTrades } from "../../src/engine/trade-log/sample-trades.ts"
import { selectTrades } from "../../src/engine/trade-log/select-trades.ts"
import { streakSequence } from "../../src/engine/trade-log/streak-sequence.ts"
import type { TradeLogAnalysisRequest } from "../../src/engine/trade-log/analyze-trade-log.ts"
import { assertEqualColumns } from "../assert-equal.ts"
import type { Comparison, Logs } from "../comparison.ts"
import type { Measure } from "../measure.ts"
import { chartSeries as naiveSeries } from "../naive/chart-series.ts"
import { parseTrades } from "../naive/parse-trades.ts"
import { readLog } from "../read-log.ts"
import { requestFor } from "../request-for.ts"

const window = 63
const conventions = { riskFreeRate: 0, periodsPerYear: 252 }

/** Every series that is drawn: equity, drawdown, margin, months, rolling figures, streaks, the histogram of P/L. */
export async function benchSeries({ trades, bytes }: Logs, measure: Measure): Promise<Comparison[]> {
  const log = readLog(bytes)
  const request = requestFor(log.trades)
  const rows = parseTrades(bytes)
  const sessions = Array.from(request.sessions, isoDate)
  const ours = () => chartSeries(request)
  const naive = () => naiveSeries(rows, sessions, log.initialCapital ?? Number.NaN, window)
  assertSame(ours(), naive())
  return [
    {
      subject: "all chart series",
      trades,
      unit: "ms",
      ours: await measure(ours),
      other: await measure(naive),
      against: "an object a day, slices for windows",
    },
  ]
}

function chartSeries({ trades, filter, sessions }: TradeLogAnalysisRequest) {
  const columns = { ...trades }
  const rows = selectTrades(columns, filter)
  const capital = initialCapital(columns) ?? Number.NaN
  const curve = closedTradeCurve(columns, rows, { sessions, initialCapital: capital })
  const { pnl } = sampleTrades(columns, rows)
  return {
    curve,
    cumulativePnl: cumulativeSum(curve.pnl),
    drawdown: drawdownSeries(curve.equity, curve.initialEquity),
    drawdownInMoney: drawdownInMoney(curve.pnl),
    marginHeld: marginHeld(columns, rows, curve).byDay,
    monthly: monthlyReturns(curve),
    yearly: yearlyReturns(curve),
    sharpe: rolling(curve.returns, window, (values) => sharpeRatio(values, conventions)),
    volatility: rolling(curve.returns, window, (values) => annualVolatility(values, conventions)),
    streaks: streakSequence(pnl),
    histogram: pnlHistogram(pnl),
  }
}

function assertSame(ours: ReturnType<typeof chartSeries>, naive: ReturnType<typeof naiveSeries>): void {
  const full = (values: Float64Array) => values.subarray(window - 1)
  assertEqualColumns("equity", ours.curve.equity, naive.equity)
  assertEqualColumns("cumulative P/L", ours.cumulativePnl, naive.cumulativePnl)
  assertEqualColumns("drawdown", ours.drawdown, naive.drawdown)
  assertEqualColumns("drawdown in money", ours.drawdownInMoney, naive.drawdownInMoney)
  assertEqualColumns("margin held", ours.marginHeld, naive.marginHeld)
  assertEqualColumns(
    "monthly",
    ours.monthly.map((month) => month.return ?? Number.NaN),
    naive.monthly,
  )
  assertEqualColumns(
    "yearly",
    ours.yearly.map((year) => year.return ?? Number.NaN),
    naive.yearly,
  )
  assertEqualColumns("rolling Sharpe ratio", full(ours.sharpe), naive.sharpe)
  assertEqualColumns("rolling volatility", full(ours.volatility), naive.volatility)
  assertEqualColumns("streaks", ours.streaks.length, naive.streaks)
  const binned = ours.histogram?.counts.reduce((sum, count) => sum + count, 0) ?? 0
  assertEqualColumns("histogram", [binned], [naive.histogram.reduce((sum, count) => sum + count, 0)])
}
