/** What binary rounding leaves between values that are equal in decimal, relative to the largest of them. */
const ROUNDING = 1e-12

/** True when all values are equal but for binary rounding, so that the series has no spread to divide by. */
export function isConstant(values: Float64Array): boolean {
  let lowest = Infinity
  let highest = -Infinity
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value < lowest) lowest = value
    if (value > highest) highest = value
  }
  if (values.length === 0 || lowest === highest) return true
  return highest - lowest <= ROUNDING * Math.max(Math.abs(lowest), Math.abs(highest))
}
