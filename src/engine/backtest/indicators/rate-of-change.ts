/** Rate of change, value / value `bars` bars before − 1, a fraction. Undefined (NaN) for the first `bars` and where the value before is 0. */
export function rateOfChange(values: Float64Array, bars: number): Float64Array {
  return values.map((value, i) => (i < bars || values[i - bars] === 0 ? NaN : value / values[i - bars] - 1))
}
