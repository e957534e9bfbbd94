import type { CatalogueEntry } from "../../contract/analysis.ts"
import { isoDate } from "../../engine/money/iso-date.ts"
import { formatDay } from "./dates.ts"
import { formatDecimal, formatExact, THIN_SPACE } from "./decimal.ts"
import { formatMoney, formatMoneyBrief } from "./money.ts"
import { formatPercentBrief } from "./percent.ts"

type Unit = CatalogueEntry["unit"]

/** A statistic with no more digits than it deserves, by its unit in the catalogue. */
export function formatStatistic(value: number, unit: Unit, currency: string): string {
  switch (unit) {
    case "fraction":
    case "probability":
      return formatPercentBrief(value)
    case "money":
      return formatMoneyBrief(value, currency)
    case "ratio":
      return formatDecimal(value, { digits: Math.abs(value) < 100 ? 2 : 1 })
    case "count":
      return formatDecimal(value, { digits: 0 })
    case "days":
      return `${formatDecimal(value, { digits: Number.isInteger(value) ? 0 : 1 })}${THIN_SPACE}d`
    case "date":
      return formatDay(value)
  }
}

/** A statistic with every digit it holds: what is shown when it explains itself. */
export function formatStatisticExactly(value: number, unit: Unit, currency: string): string {
  switch (unit) {
    case "fraction":
    case "probability":
      return `${formatDecimal(value * 100, { digits: 6 })}${THIN_SPACE}%`
    case "money":
      return formatMoney(value, currency)
    case "ratio":
      return formatDecimal(value, { digits: 6 })
    case "days":
      return `${formatExact(value)} days`
    case "count":
      return formatDecimal(value, { digits: 0 })
    case "date":
      return isoDate(value)
  }
}
