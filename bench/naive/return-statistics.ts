import { type Day, monthlyReturns } from "./daily-equity.ts"
import { mean, moment, normal, quantile, standardDeviation, straightness, sum } from "./numbers.ts"

/** The return-series figures, each from the objects and by its textbook formula. Risk-free rate 0, 252 days a year. */
export function returnStatistics(days: readonly Day[], initialCapital: number): Record<string, number> {
  const returns = days.map((day) => day.return)
  const n = returns.length
  const totalReturn = returns.reduce((product, value) => product * (1 + value), 1) - 1
  const span = (Date.parse(days[n - 1].date) - Date.parse(days[0].date)) / 86_400_000
  const annualReturn = (1 + totalReturn) ** (252 / n) - 1
  const maxDrawdown = Math.min(...days.map((day) => day.drawdown))
  const ulcerIndex = Math.sqrt(mean(days.map((day) => day.drawdown ** 2)))
  const downside = Math.sqrt(mean(returns.map((value) => Math.min(value, 0) ** 2)))
  const sharpe = mean(returns) / standardDeviation(returns)
  const months = monthlyReturns(days)
  const atOrBelow = (limit: number) => returns.filter((value) => value <= limit)
  const wealth = runningSums(returns.map((value) => Math.log(1 + value)))
  const error = 1 - moment(returns, 3) * sharpe + ((moment(returns, 4) - 1) / 4) * sharpe ** 2
  return {
    totalReturn,
    cagr: (days[n - 1].equity / initialCapital) ** (365.25 / span) - 1,
    annualReturn,
    annualVolatility: standardDeviation(returns) * Math.sqrt(252),
    sharpeRatio: sharpe * Math.sqrt(252),
    sortinoRatio: (mean(returns) / downside) * Math.sqrt(252),
    downsideDeviation: downside * Math.sqrt(252),
    maxDrawdown,
    averageDrawdown: mean(deepestPoints(days)),
    calmarRatio: annualReturn / Math.abs(maxDrawdown),
    ulcerIndex,
    ulcerPerformanceIndex: annualReturn / ulcerIndex,
    omegaRatio:
      sum(returns.map((value) => Math.max(value, 0))) / sum(returns.map((value) => Math.max(-value, 0))),
    tailRatio: Math.abs(quantile(returns, 0.95)) / Math.abs(quantile(returns, 0.05)),
    skewness: moment(returns, 3),
    excessKurtosis: moment(returns, 4) - 3,
    valueAtRisk05: quantile(returns, 0.05),
    valueAtRisk01: quantile(returns, 0.01),
    conditionalValueAtRisk05: mean(atOrBelow(quantile(returns, 0.05))),
    conditionalValueAtRisk01: mean(atOrBelow(quantile(returns, 0.01))),
    stability: straightness(wealth),
    timeInDrawdown: days.filter((day) => day.drawdown < 0).length / n,
    bestDay: Math.max(...returns),
    worstDay: Math.min(...returns),
    bestMonth: Math.max(...months.map((month) => month.return)),
    worstMonth: Math.min(...months.map((month) => month.return)),
    positiveDays: returns.filter((value) => value > 0).length / n,
    recoveryFactor: sum(days.map((day) => day.pnl)) / Math.max(...days.map((day) => day.peak - day.equity)),
    gainToPain: sum(returns) / sum(returns.map((value) => Math.max(-value, 0))),
    probabilisticSharpeRatio: normal((sharpe * Math.sqrt(n - 1)) / Math.sqrt(error)),
  }
}

function runningSums(values: readonly number[]): number[] {
  let total = 0
  return values.map((value) => (total += value))
}

function deepestPoints(days: readonly Day[]): number[] {
  const deepest: number[] = []
  days.forEach((day, i) => {
    if (day.drawdown >= 0) return
    const begins = i === 0 || days[i - 1].drawdown >= 0
    if (begins) deepest.push(day.drawdown)
    else deepest[deepest.length - 1] = Math.min(deepest[deepest.length - 1], day.drawdown)
  })
  return deepest
}
