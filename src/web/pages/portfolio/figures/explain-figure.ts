import { catalogue } from "../../../../engine/statistics/catalogue.ts"
import type { CatalogueEntry } from "../../../../engine/statistics/catalogue-entry.ts"
import type { TradeLogQuestion } from "../../../analysis/analysis-messages.ts"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { formatPercent } from "../../../format/percent.ts"
import { formatStatistic, formatStatisticExactly } from "../../../format/statistic.ts"
import { workingOf } from "./workings.ts"

export const entryOf = new Map<string, CatalogueEntry>(catalogue.map((entry) => [entry.id, entry]))

export type FigureExplanation = {
  readonly entry: CatalogueEntry
  /** With all its digits; null when the figure is not defined. */
  readonly value: string | null
  /** Why it is not defined. */
  readonly reason: string | null
  /** The figures and options that it is worked out from, with their values. */
  readonly from: readonly { readonly label: string; readonly value: string }[]
  readonly working: string | null
}

const PERIODS_PER_YEAR = 252

/** What a reader is told about a figure: all that is in the catalogue, with the values of this portfolio and filter. */
export function explainFigure(
  id: string,
  answer: TradeLogAnswer,
  { riskFreeRate }: Pick<TradeLogQuestion, "riskFreeRate">,
  currency: string,
): FigureExplanation | null {
  const entry = entryOf.get(id)
  if (entry === undefined) return null
  const { days } = answer.curve
  const other: Readonly<Record<string, { label: string; value: string }>> = {
    riskFreeRate: { label: "Risk-free rate", value: formatPercent(riskFreeRate, { digits: 2 }) },
    periodsPerYear: { label: "Periods a year", value: String(PERIODS_PER_YEAR) },
    observations: { label: "Returns", value: formatDecimal(days.length, { digits: 0 }) },
    days: {
      label: "Days",
      value: formatDecimal(days.length === 0 ? 0 : days.at(-1)! - days[0], { digits: 0 }),
    },
  }
  const valueOf = (name: string, format: typeof formatStatistic): string | null => {
    if (other[name] !== undefined) return other[name].value
    const value = answer.statistics[name]
    const unit = entryOf.get(name)?.unit
    return value === null || value === undefined || unit === undefined ? null : format(value, unit, currency)
  }
  const value = answer.statistics[id]
  return {
    entry,
    value: value === null || value === undefined ? null : formatStatisticExactly(value, entry.unit, currency),
    reason: answer.nulls[id] ?? null,
    from: entry.from.flatMap((name) => {
      const label = other[name]?.label ?? entryOf.get(name)?.label
      return label === undefined ? [] : [{ label, value: valueOf(name, formatStatistic) ?? "–" }]
    }),
    // With all digits, so that a reader who works it out gets the same.
    working: workingOf(id, (name) => valueOf(name, formatStatisticExactly)),
  }
}
