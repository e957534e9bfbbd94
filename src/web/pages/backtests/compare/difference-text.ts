import type { CatalogueEntry } from "../../../../contract/index.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { formatMoney, NO_CURRENCY } from "../../../format/money.ts"

/** How far a figure is from another: percentages in points, everything else in its own unit. */
export function differenceText(
  value: number | null,
  from: number | null,
  unit: CatalogueEntry["unit"],
): string {
  if (value === null || from === null) return "–"
  const difference = value - from
  switch (unit) {
    case "fraction":
    case "probability":
      return `${formatDecimal(difference * 100, { digits: 1, sign: "always" })}\u00a0pts`
    case "money":
      return formatMoney(difference, NO_CURRENCY, { sign: "always" })
    case "ratio":
      return formatDecimal(difference, { digits: 2, sign: "always" })
    case "count":
    case "days":
    case "date":
      return formatDecimal(difference, { digits: 0, sign: "always" })
  }
}
