import type { CatalogueEntry } from "../../contract/analysis.ts"
import { isoDate } from "../../engine/money/iso-date.ts"
import { formatDay } from "./dates.ts"
import { type DecimalOptions, formatDecimal, formatExact, THIN_SPACE } from "./decimal.ts"
import { formatMoney, formatMoneyBrief } from "./money.ts"
import { formatPercent, formatPercentBrief } from "./percent.ts"

type Unit = CatalogueEntry["unit"]
type Format = (value: number, currency: string, sign: DecimalOptions["sign"]) => string

const brief: Readonly<Record<Unit, Format>> = {
  fraction: (value, _, sign) => formatPercentBrief(value, sign),
  probability: formatProbability,
  money: formatMoneyBrief,
  ratio: (value) => formatDecimal(value, { digits: Math.abs(value) < 100 ? 2 : 1 }),
  count: (value) => formatDecimal(value, { digits: 0 }),
  days: (value) => `${formatDecimal(value, { digits: Number.isInteger(value) ? 0 : 1 })}${THIN_SPACE}d`,
  date: formatDay,
}

const exact: Readonly<Record<Unit, (value: number, currency: string) => string>> = {
  fraction: (value) => formatPercent(value, { digits: 6 }),
  probability: (value) => formatPercent(value, { digits: 6 }),
  money: formatMoney,
  ratio: (value) => formatDecimal(value, { digits: 6 }),
  count: (value) => formatDecimal(value, { digits: 0 }),
  days: (value) => `${formatExact(value)} days`,
  date: isoDate,
}

/**
 * A statistic with no more digits than it deserves, by its unit in the catalogue. A sign that is asked for is written where
 * the unit has one: on fractions and money.
 */
export function formatStatistic(
  value: number,
  unit: Unit,
  currency: string,
  sign: DecimalOptions["sign"] = "negative",
): string {
  return brief[unit](value, currency, sign)
}

/** A statistic with every digit it holds: what is shown when it explains itself. */
export function formatStatisticExactly(value: number, unit: Unit, currency: string): string {
  return exact[unit](value, currency)
}

/** A probability in percent; one that rounds to certainty either way says so, since it is never quite 0 or 1. */
function formatProbability(probability: number): string {
  if (probability > 0 && probability < 0.0005) return `<${THIN_SPACE}${formatPercent(0.001)}`
  if (probability < 1 && probability > 0.9995) return `>${THIN_SPACE}${formatPercent(0.999)}`
  return formatPercent(probability)
}
