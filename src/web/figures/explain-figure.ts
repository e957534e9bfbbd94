import { catalogue } from "../../engine/statistics/catalogue.ts"
import type { CatalogueEntry } from "../../engine/statistics/catalogue-entry.ts"
import { formatDecimal } from "../format/decimal.ts"
import { formatPercent } from "../format/percent.ts"
import { formatStatistic, formatStatisticExactly } from "../format/statistic.ts"
import type { FigureSource } from "./figure-source.ts"
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
  /** Both ends, where the prices leave it open. */
  readonly bounds: { readonly pessimistic: string; readonly optimistic: string } | null
}

/** What a reader is told about a figure: all that is in the catalogue, with the values of its subject. */
export function explainFigure(id: string, source: FigureSource): FigureExplanation | null {
  const entry = entryOf.get(id)
  if (entry === undefined) return null
  const { statistics, nulls, currency, riskFreeRate, periodsPerYear, observations, days } = source
  const other: Readonly<Record<string, { label: string; value: string | null }>> = {
    riskFreeRate: { label: "Risk-free rate", value: formatPercent(riskFreeRate, { digits: 2 }) },
    periodsPerYear: {
      label: "Periods a year",
      value: periodsPerYear === null ? null : String(periodsPerYear),
    },
    observations: { label: "Returns", value: formatDecimal(observations, { digits: 0 }) },
    days: { label: "Days", value: formatDecimal(days, { digits: 0 }) },
  }
  const valueOf = (name: string, format: typeof formatStatistic): string | null => {
    if (other[name] !== undefined) return other[name].value
    const value = statistics[name]
    const unit = entryOf.get(name)?.unit
    return value === null || value === undefined || unit === undefined ? null : format(value, unit, currency)
  }
  const value = statistics[id]
  const exactly = (end: number | null) =>
    end === null ? "–" : formatStatisticExactly(end, entry.unit, currency)
  const bounds = source.bounds?.[id]
  return {
    entry,
    value: value === null || value === undefined ? null : formatStatisticExactly(value, entry.unit, currency),
    reason: nulls[id] ?? null,
    from: entry.from.flatMap((name) => {
      const label = other[name]?.label ?? entryOf.get(name)?.label
      return label === undefined ? [] : [{ label, value: valueOf(name, formatStatistic) ?? "–" }]
    }),
    bounds:
      bounds === undefined
        ? null
        : { pessimistic: exactly(bounds.pessimistic), optimistic: exactly(bounds.optimistic) },
    // With all digits, so that a reader who works it out gets the same.
    working: workingOf(id, (name) => valueOf(name, formatStatisticExactly)),
  }
}
