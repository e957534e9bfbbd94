import type { PriceFactors } from "../engine/prices/price-factors.ts"
import type { SourceFile } from "../operations/ports.ts"
import { defaultLimits, type ImportLimits } from "./limits.ts"
import { readHeaderless } from "./price-files/headerless-records.ts"
import { refusal } from "./refusal.ts"

const columns = ["date", "price factor", "split factor", "reference price"] as const

/**
 * Reads a factor file: no header, `YYYYMMDD,price factor,split factor,reference price`, ascending, the last line in the far future.
 * Throws `UnreadableFile` for the first line that cannot be read, has a factor that is not above zero, or does not come after the
 * line above it: with a line less, every price before it would be adjusted wrongly.
 */
export function readPriceFactors(
  source: SourceFile,
  { limits = defaultLimits }: { readonly limits?: ImportLimits } = {},
): PriceFactors {
  const lastDays: number[] = []
  const price: number[] = []
  const split: number[] = []
  const reference: number[] = []
  readHeaderless(source, columns, limits, (cells, line) => {
    const day = cells.date(0)
    const [priceFactor, splitFactor, referencePrice] = [cells.number(1), cells.number(2), cells.number(3)]
    for (const [field, factor] of [priceFactor, splitFactor].entries()) {
      if (!(factor > 0)) cells.reject(field + 1, "not-positive", "a factor above zero")
    }
    if (cells.problems.length > 0) return
    if (lastDays.length > 0 && day <= lastDays[lastDays.length - 1]) {
      const place = { file: source.name, line, column: columns[0] }
      throw refusal(
        "doubled-date",
        place,
        "its date does not come after that of the line above",
        "ascending dates",
      )
    }
    lastDays.push(day)
    price.push(priceFactor)
    split.push(splitFactor)
    reference.push(referencePrice)
  })
  return {
    lastDays: Int32Array.from(lastDays),
    price: Float64Array.from(price),
    split: Float64Array.from(split),
    reference: Float64Array.from(reference),
  }
}
