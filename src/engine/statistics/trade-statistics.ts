import { averageHoldingPeriod } from "./average-holding-period.ts"
import { excursions } from "./excursions.ts"
import { expectancyR } from "./expectancy-r.ts"
import { figureOf } from "./figure.ts"
import { kellyFraction } from "./kelly-fraction.ts"
import { payoffRatio } from "./payoff-ratio.ts"
import { periodWinRate } from "./period-win-rate.ts"
import { pnlSummary } from "./pnl-summary.ts"
import { premiumCapture } from "./premium-capture.ts"
import { profitFactor } from "./profit-factor.ts"
import { returnOnMargin } from "./return-on-margin.ts"
import { runsTest } from "./runs-test.ts"
import { statisticSet } from "./statistic-set.ts"
import type { StatisticSet } from "./statistic-set.ts"
import { streaks } from "./streaks.ts"
import { systemQualityNumber } from "./system-quality-number.ts"
import type { TradeSample } from "./trade-sample.ts"
import { winRate } from "./win-rate.ts"

/**
 * Every trade metric of the catalogue that is made from closed trades alone; `peakMargin` and `marginUtilisation` need
 * the equity beside them and come with the analysis of a log.
 */
export function tradeStatistics(sample: TradeSample): StatisticSet {
  const summary = pnlSummary(sample.pnl)
  const rate = winRate(summary)
  const payoff = payoffRatio(summary)
  const onMargin = returnOnMargin(sample)
  const runs = streaks(sample.pnl)
  const premium = premiumCapture(sample)
  const excursion = excursions(sample)
  return statisticSet({
    trades: summary.trades,
    wins: summary.wins,
    losses: summary.losses,
    breakEven: summary.breakEven,
    winRate: rate,
    totalPnl: figureOf(summary.totalPnl),
    grossProfit: figureOf(summary.grossProfit),
    grossLoss: figureOf(summary.grossLoss),
    averagePnl: summary.averagePnl,
    averageWin: summary.averageWin,
    averageLoss: summary.averageLoss,
    largestWin: summary.largestWin,
    largestLoss: summary.largestLoss,
    profitFactor: profitFactor(summary),
    expectancy: summary.averagePnl,
    expectancyR: expectancyR(summary),
    payoffRatio: payoff,
    kellyFraction: kellyFraction(rate, payoff),
    systemQualityNumber: systemQualityNumber(sample.pnl),
    returnOnMarginMean: onMargin.mean,
    returnOnMarginSd: onMargin.sd,
    returnOnMarginMin: onMargin.min,
    returnOnMarginMax: onMargin.max,
    tradesWithoutMargin: onMargin.withoutMargin,
    longestWinStreak: runs.longestWin,
    longestLossStreak: runs.longestLoss,
    currentStreak: runs.current,
    runsTest: runsTest(sample.pnl),
    monthlyWinRate: periodWinRate(sample, "month"),
    weeklyWinRate: periodWinRate(sample, "isoWeek"),
    averageHoldingPeriod: averageHoldingPeriod(sample),
    premiumCapture: premium.capture,
    commissionShare: premium.commissionShare,
    maximumFavourableExcursion: excursion.maximumFavourable,
    maximumAdverseExcursion: excursion.maximumAdverse,
    profitCapture: excursion.profitCapture,
    rMultiple: excursion.rMultiple,
  })
}
