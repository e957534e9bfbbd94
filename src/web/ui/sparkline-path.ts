/**
 * A line through equally spaced values, as SVG path data in a box of the given size: the least value at the bottom, the
 * greatest at the top, a flat line half-way up. Empty with fewer than two values.
 */
export function sparklinePath(values: readonly number[], width: number, height: number): string {
  if (values.length < 2) return ""
  const { low, range } = rangeOf(values)
  const step = width / (values.length - 1)
  return values
    .map(
      (value, i) => `${i === 0 ? "M" : "L"}${round(i * step)} ${round(heightOf(value, low, range, height))}`,
    )
    .join("")
}

/** Where a level such as the first value lies in the same box. */
export function sparklineLevel(values: readonly number[], level: number, height: number): number {
  const { low, range } = rangeOf(values)
  return round(heightOf(level, low, range, height))
}

function rangeOf(values: readonly number[]): { low: number; range: number } {
  const low = Math.min(...values)
  return { low, range: Math.max(...values) - low }
}

function heightOf(value: number, low: number, range: number, height: number): number {
  return range === 0 ? height / 2 : height - ((value - low) / range) * height
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
