import { isDefined } from "./figure.ts"
import type { Figure } from "./figure.ts"

/**
 * A metric on each full window of a series.
 * @param metric is given a view of the window, which it must not keep or change
 * @returns one value an observation; NaN where the window is not full (the first window − 1) or the metric is undefined
 * @throws when the window is not a positive whole number
 */
export function rolling(
  values: Float64Array,
  window: number,
  metric: (values: Float64Array) => Figure,
): Float64Array {
  if (!Number.isInteger(window) || window < 1) {
    throw new RangeError(`rolling requires a window of whole observations, not ${window}`)
  }
  const out = new Float64Array(values.length).fill(NaN)
  for (let end = window; end <= values.length; end++) {
    const figure = metric(values.subarray(end - window, end))
    if (isDefined(figure)) out[end - 1] = figure
  }
  return out
}
