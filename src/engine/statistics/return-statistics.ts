import type { EpochDay } from "../money/iso-date.ts"
import type { DrawdownEpisode } from "../series/drawdown-episode.ts"
import { drawdownEpisodes } from "../series/drawdown-episodes.ts"
import { drawdownSeries } from "../series/drawdown-series.ts"
import type { EquityCurve } from "../series/equity-curve.ts"
import type { MonthlyReturn, YearlyReturn } from "../series/period-return.ts"
import { monthlyReturns, yearlyReturns } from "../series/period-returns.ts"
import { populationMoments } from "../series/population-moments.ts"
import { annualReturn } from "./annual-return.ts"
import { annualVolatility } from "./annual-volatility.ts"
import { averageDrawdown } from "./average-drawdown.ts"
import { benchmarkFigures } from "./benchmark-figures.ts"
import type { Benchmark } from "./benchmark-figures.ts"
import { cagr } from "./cagr.ts"
import { calmarRatio } from "./calmar-ratio.ts"
import { conditionalValueAtRisk } from "./conditional-value-at-risk.ts"
import { deflatedSharpeRatio } from "./deflated-sharpe-ratio.ts"
import type { Trials } from "./deflated-sharpe-ratio.ts"
import { downsideDeviation } from "./downside-deviation.ts"
import { extremes } from "./extremes.ts"
import { undefinedBecause } from "./figure.ts"
import type { Figure, Undefined } from "./figure.ts"
import { gainToPain } from "./gain-to-pain.ts"
import { maxDrawdown } from "./max-drawdown.ts"
import { omegaRatio } from "./omega-ratio.ts"
import { positiveDays } from "./positive-days.ts"
import { probabilisticSharpeRatio } from "./probabilistic-sharpe-ratio.ts"
import type { RatioOptions } from "./ratio-options.ts"
import { NO_RETURN } from "./reasons.ts"
import { recoveryFactor } from "./recovery-factor.ts"
import { excessKurtosis, skewness } from "./shape.ts"
import { sharpeRatio } from "./sharpe-ratio.ts"
import { sortinoRatio } from "./sortino-ratio.ts"
import { stability } from "./stability.ts"
import { statisticSet } from "./statistic-set.ts"
import type { StatisticSet } from "./statistic-set.ts"
import { tailRatio } from "./tail-ratio.ts"
import { timeInDrawdown } from "./time-in-drawdown.ts"
import { totalReturn } from "./total-return.ts"
import { ulcerIndex } from "./ulcer-index.ts"
import { ulcerPerformanceIndex } from "./ulcer-performance-index.ts"
import { valueAtRisk } from "./value-at-risk.ts"

export type ReturnStatisticsOptions = RatioOptions & {
  /** The day from which `cagr` counts and a fall from E₀ is dated: that of E₀, or of the first return where E₀ has none. */
  readonly firstDay: EpochDay
  readonly benchmark?: Benchmark
  readonly trials?: Trials
  /** The same equity at more observations than the returns have, such as every bar of a day: what drawdowns are measured on. */
  readonly drawdownCurve?: EquityCurve
}

export type ReturnStatistics = StatisticSet & {
  /** Fraction ≤ 0, one an observation of the curve that drawdowns are measured on. */
  readonly drawdown: Float64Array
  /** In order of time. */
  readonly drawdowns: readonly DrawdownEpisode[]
  readonly monthly: readonly MonthlyReturn[]
  readonly yearly: readonly YearlyReturn[]
}

/**
 * Every return-series metric of the catalogue for one equity curve, with what it is drawn from.
 *
 * Drawdown figures come from equity, the others from returns. A curve that goes on after equity fell to zero or below has
 * returns that mean nothing (NaN in `curve.returns`); the figures made from returns are undefined then.
 */
export function returnStatistics(curve: EquityCurve, options: ReturnStatisticsOptions): ReturnStatistics {
  const drawdownCurve = options.drawdownCurve ?? curve
  const drawdown = drawdownSeries(drawdownCurve.equity, drawdownCurve.initialEquity)
  const drawdowns = drawdownEpisodes(drawdown, drawdownCurve.days, options.firstDay)
  const monthly = monthlyReturns(curve)
  const figures = {
    ...returnFigures(curve, monthly, options),
    ...drawdownFigures(drawdownCurve, drawdown, drawdowns),
  }
  return {
    ...statisticSet({ ...figures, ...returnOverDrawdown(figures, options) }),
    drawdown,
    drawdowns,
    monthly,
    yearly: yearlyReturns(curve),
  }
}

function returnFigures(
  { days, returns }: EquityCurve,
  monthly: readonly MonthlyReturn[],
  options: ReturnStatisticsOptions,
) {
  const { riskFreeRate, periodsPerYear, firstDay } = options
  const broken = brokenReturns(returns)
  const of = (metric: (values: Float64Array) => Figure): Figure => broken ?? metric(returns)
  const sorted = returns.toSorted()
  const moments = broken === null && returns.length > 0 ? populationMoments(returns) : null
  const shape = (metric: typeof skewness): Figure =>
    moments === null ? (broken ?? undefinedBecause(NO_RETURN)) : metric(moments)
  const total = of(totalReturn)
  const ofDays = extremes(returns)
  const ofMonths = extremes(Float64Array.from(monthly, (month) => month.return ?? NaN))

  return {
    totalReturn: total,
    cagr: cagr(total, returns.length === 0 ? 0 : days[days.length - 1] - firstDay),
    annualReturn: annualReturn(total, returns.length, periodsPerYear),
    annualVolatility: of((r) => annualVolatility(r, options)),
    sharpeRatio: of((r) => sharpeRatio(r, options)),
    sortinoRatio: of((r) => sortinoRatio(r, options)),
    downsideDeviation: of((r) => downsideDeviation(r, { target: 0, periodsPerYear })),
    omegaRatio: of((r) => omegaRatio(r, { threshold: riskFreeRate / periodsPerYear })),
    gainToPain: of(gainToPain),
    probabilisticSharpeRatio: of((r) => probabilisticSharpeRatio(r, { ...options, threshold: 0 })),
    deflatedSharpeRatio: of((r) => deflatedSharpeRatio(r, { ...options, trials: options.trials ?? null })),
    stability: of(stability),
    tailRatio: broken ?? tailRatio(sorted),
    skewness: shape(skewness),
    excessKurtosis: shape(excessKurtosis),
    valueAtRisk05: broken ?? valueAtRisk(sorted, 0.05),
    valueAtRisk01: broken ?? valueAtRisk(sorted, 0.01),
    conditionalValueAtRisk05: broken ?? conditionalValueAtRisk(sorted, 0.05),
    conditionalValueAtRisk01: broken ?? conditionalValueAtRisk(sorted, 0.01),
    bestDay: broken ?? ofDays.best,
    worstDay: broken ?? ofDays.worst,
    bestMonth: broken ?? ofMonths.best,
    worstMonth: broken ?? ofMonths.worst,
    positiveDays: of(positiveDays),
    ...benchmarkFigures({ days, returns }, options.benchmark ?? null, options, broken),
  }
}

function drawdownFigures(curve: EquityCurve, drawdown: Float64Array, episodes: readonly DrawdownEpisode[]) {
  const noPeak = drawdown.some(Number.isNaN) ? undefinedBecause("equity does not start above zero") : null
  return {
    maxDrawdown: noPeak ?? maxDrawdown(drawdown),
    averageDrawdown: noPeak ?? averageDrawdown(episodes),
    ulcerIndex: noPeak ?? ulcerIndex(drawdown),
    timeInDrawdown: noPeak ?? timeInDrawdown(drawdown),
    recoveryFactor: recoveryFactor(curve),
  }
}

function returnOverDrawdown(
  figures: { readonly annualReturn: Figure; readonly maxDrawdown: Figure; readonly ulcerIndex: Figure },
  options: ReturnStatisticsOptions,
) {
  return {
    calmarRatio: calmarRatio(figures.annualReturn, figures.maxDrawdown),
    ulcerPerformanceIndex: ulcerPerformanceIndex(figures.annualReturn, figures.ulcerIndex, options),
  }
}

function brokenReturns(returns: Float64Array): Undefined | null {
  return returns.some(Number.isNaN)
    ? undefinedBecause("equity was at or below zero, and a return on it has no meaning")
    : null
}
