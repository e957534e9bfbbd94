import type { SearchAxis } from "./parameter-range.ts"
import type { Memory } from "./search-columns.ts"

/**
 * The order in which the runs of a grid are best worked on: the axis with the most values changes slowest. Threads that take pieces of it
 * one after the other then share out the indicators of that axis, and those of the others stay in the processor's cache.
 * @param values row by row, the first axis changing slowest
 * @returns null where that is the order of the rows
 */
export function workOrder(
  axes: readonly SearchAxis[],
  values: Float64Array,
  memory: Memory,
): Int32Array | null {
  const lengths = axes.map((axis) => axis.values.length)
  const largest = lengths.indexOf(Math.max(...lengths))
  if (largest === 0) return null
  const steps = new Map(Array.from(axes[largest].values, (value, step) => [value, step]))
  const stepOf = (run: number) => steps.get(values[run * axes.length + largest]) ?? 0
  const runs = values.length / axes.length
  const next = new Int32Array(lengths[largest] + 1)
  for (let run = 0; run < runs; run++) next[stepOf(run) + 1]++
  for (let step = 1; step < next.length; step++) next[step] += next[step - 1]
  const order = new Int32Array(memory(4 * runs))
  for (let run = 0; run < runs; run++) order[next[stepOf(run)]++] = run
  return order
}
