/**
 * 1 where a crosses above b: a[t−1] < b[t−1] and a[t] > b[t]; else 0, and NaN where one of the four is undefined. A path through an
 * exact tie is no crossing.
 */
export function crossing(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => {
    if (i === 0 || Number.isNaN(value + b[i] + a[i - 1] + b[i - 1])) return NaN
    return a[i - 1] < b[i - 1] && value > b[i] ? 1 : 0
  })
}
