import { CompensatedSum } from "./compensated-sum.ts"

/** Running total of a series: element i is the compensated sum of the first i + 1 values. `[1, −3, 5]` gives `[1, −2, 3]`. */
export function cumulativeSum(values: Float64Array): Float64Array {
  const sum = new CompensatedSum()
  return values.map((value) => {
    sum.add(value)
    return sum.total
  })
}
