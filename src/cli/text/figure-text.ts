import type { CatalogueEntry } from "../../contract/index.ts"
import { noFigure, numberText, percentText } from "./number-text.ts"

/** A figure as a table shows it: fractions in percent, money to the cent, ratios to three decimals. */
export function figureText(value: number | null, unit: CatalogueEntry["unit"]): string {
  if (value === null) return noFigure
  if (unit === "fraction" || unit === "probability") return percentText(value)
  if (unit === "count") return numberText(value, 0)
  if (unit === "ratio") return numberText(value, 3)
  if (unit === "days") return `${numberText(value, 2)} d`
  if (unit === "date") return new Date(value * 86_400_000).toISOString().slice(0, 10)
  return numberText(value, 2)
}
