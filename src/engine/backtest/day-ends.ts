import type { Bars } from "./bars.ts"

/**
 * Indices of the last bar of each calendar day: the bars whose equity makes the returns that ratios are worked out from. For daily and
 * longer bars that is every bar.
 */
export function dayEnds({ days }: Pick<Bars, "days">): Int32Array {
  const ends = new Int32Array(days.length)
  let count = 0
  for (let bar = 0; bar < days.length; bar++) {
    if (bar + 1 === days.length || days[bar + 1] !== days[bar]) ends[count++] = bar
  }
  return ends.subarray(0, count)
}
