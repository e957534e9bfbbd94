import type { EpochDay } from "../money/iso-date.ts"
import type { EquityCurve } from "../series/equity-curve.ts"
import { LastKnown } from "../series/last-known.ts"
import { type Figure, undefinedBecause } from "../statistics/figure.ts"
import { type StatisticSet, statisticSet } from "../statistics/statistic-set.ts"
import type { DailyValues } from "./daily-values.ts"
import type { DatedFlow } from "../statistics/dated-flow.ts"
import { ledgerCurve } from "./ledger-curve.ts"
import { modifiedDietz } from "./modified-dietz.ts"
import { moneyWeightedReturn } from "../statistics/money-weighted-return.ts"
import type { PriceSeries } from "./prices.ts"
import { sameCashFlowBenchmark } from "./same-cash-flow-benchmark.ts"
import { timeWeightedReturn } from "../statistics/time-weighted-return.ts"

export type LedgerPerformance = {
  readonly curve: EquityCurve
  /** `value`, `timeWeightedReturn`, `moneyWeightedReturn`, `modifiedDietz`, `benchmark`. */
  readonly figures: StatisticSet
}

/**
 * Value at the end of a period, its three returns, and what the benchmark would be worth. A price or rate that is not known leaves those figures
 * undefined that need it: the time-weighted return needs every day, the others the flows and both ends.
 * @param initialValue value before the first day; undefined when it is not known
 */
export function ledgerPerformance(
  daily: DailyValues,
  initialValue: Figure,
  benchmark: PriceSeries | null,
): LedgerPerformance {
  const { days, values, missing } = daily
  const from = days[0]
  const to = days[days.length - 1]
  const start = typeof initialValue === "number" ? initialValue : NaN
  const curve = ledgerCurve(daily, start)
  const value = values[values.length - 1]
  const flows = netFlows(daily)
  const lack = (...reasons: (string | null)[]): Figure | null => {
    const reason = reasons.find((each) => each !== null)
    return reason === undefined ? null : undefinedBecause(reason)
  }
  const startLack = typeof initialValue === "number" ? null : initialValue.reason
  const endsLack = lack(startLack, missing.flow, missing.lastDay)
  return {
    curve,
    figures: statisticSet({
      value: lack(missing.lastDay) ?? value,
      timeWeightedReturn: lack(startLack, missing.flow, missing.anyDay) ?? timeWeightedReturn(curve),
      moneyWeightedReturn:
        endsLack ??
        moneyWeightedReturn([
          { day: from, amount: 0 - start },
          ...flows.map(({ day, amount }) => ({ day, amount: 0 - amount })),
          { day: to, amount: value },
        ]),
      modifiedDietz: endsLack ?? modifiedDietz(flows, { from, to, initialValue: start, value }),
      benchmark:
        benchmark === null
          ? undefinedBecause("no benchmark was given")
          : (lack(startLack, missing.flow) ?? benchmarkValue(benchmark, flows, { from, to, start })),
    }),
  }
}

/** Days on which more came in than went out (+), or less (−). */
function netFlows({ days, inflows, outflows }: DailyValues): DatedFlow[] {
  const flows: DatedFlow[] = []
  for (const [index, day] of days.entries()) {
    const amount = inflows[index] - outflows[index]
    if (amount !== 0) flows.push({ day, amount })
  }
  return flows
}

/** What was there before the period buys at the close before it. */
function benchmarkValue(
  { symbol, days, closes }: PriceSeries,
  flows: readonly DatedFlow[],
  { from, to, start }: { readonly from: EpochDay; readonly to: EpochDay; readonly start: number },
): Figure {
  const bought = start === 0 ? flows : [{ day: from - 1, amount: start }, ...flows]
  return sameCashFlowBenchmark(bought, new LastKnown(days, closes), { symbol, to })
}
