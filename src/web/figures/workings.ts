/**
 * How a figure follows from others, for those that do so in one line: names in braces stand for figures of the catalogue,
 * for the two options, and for `observations` (returns of the curve) and `days` (calendar days from its first to its last).
 * A figure that is worked out from every trade or every return has no line that a reader could check.
 */
export const workings: Readonly<Record<string, string>> = {
  winRate: "{wins} ÷ {trades}",
  breakEven: "{trades} − {wins} − {losses}",
  totalPnl: "{grossProfit} − |{grossLoss}|",
  averagePnl: "{totalPnl} ÷ {trades}",
  averageWin: "{grossProfit} ÷ {wins}",
  averageLoss: "{grossLoss} ÷ {losses}",
  profitFactor: "{grossProfit} ÷ |{grossLoss}|",
  expectancy: "{totalPnl} ÷ {trades}",
  expectancyR: "{averagePnl} ÷ |{averageLoss}|",
  payoffRatio: "{averageWin} ÷ |{averageLoss}|",
  kellyFraction: "{winRate} − (1 − {winRate}) ÷ {payoffRatio}",
  cagr: "(1 + {totalReturn}) ^ (365.25 ÷ {days}) − 1",
  annualReturn: "(1 + {totalReturn}) ^ ({periodsPerYear} ÷ {observations}) − 1",
  calmarRatio: "{annualReturn} ÷ |{maxDrawdown}|",
  ulcerPerformanceIndex: "({annualReturn} − {riskFreeRate}) ÷ {ulcerIndex}",
}

/** A working with its names replaced; null when the figure has none or one of its names has no value. */
export function workingOf(id: string, valueOf: (name: string) => string | null): string | null {
  const template = workings[id]
  if (template === undefined) return null
  let complete = true
  const line = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = valueOf(name)
    if (value === null) complete = false
    return value ?? ""
  })
  return complete ? line : null
}
