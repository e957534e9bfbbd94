/** Values of two series on the days that both have, in order of time; NaN on either side leaves the day out. */
export function sharedDays(
  left: { readonly days: Int32Array; readonly values: Float64Array },
  right: { readonly days: Int32Array; readonly values: Float64Array },
): { readonly left: Float64Array; readonly right: Float64Array } {
  const most = Math.min(left.days.length, right.days.length)
  const leftValues = new Float64Array(most)
  const rightValues = new Float64Array(most)
  let count = 0
  let i = 0
  let j = 0
  while (i < left.days.length && j < right.days.length) {
    if (left.days[i] < right.days[j]) i++
    else if (left.days[i] > right.days[j]) j++
    else {
      leftValues[count] = left.values[i++]
      rightValues[count] = right.values[j++]
      if (!Number.isNaN(leftValues[count]) && !Number.isNaN(rightValues[count])) count++
    }
  }
  return { left: leftValues.subarray(0, count), right: rightValues.subarray(0, count) }
}
