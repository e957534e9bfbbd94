/** The cells of a column that are not blank, with their days. */
export function observations(
  days: Int32Array,
  values: Float64Array,
): { readonly days: Int32Array; readonly values: Float64Array } {
  const keptDays = new Int32Array(days.length)
  const keptValues = new Float64Array(days.length)
  let count = 0
  for (let i = 0; i < days.length; i++) {
    if (Number.isNaN(values[i])) continue
    keptDays[count] = days[i]
    keptValues[count] = values[i]
    count++
  }
  return { days: keptDays.subarray(0, count), values: keptValues.subarray(0, count) }
}
