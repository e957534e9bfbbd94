/** How values become colours: both signs apart from zero, or magnitudes from the least to the most. */
export type HeatScale = {
  readonly kind: "diverging" | "sequential"
  readonly least: number
  readonly most: number
}

/** The scale of some values, NaN left out: diverging as soon as one of them is below zero. */
export function heatScale(values: Float64Array): HeatScale {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (Number.isNaN(value)) continue
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return { kind: least < 0 ? "diverging" : "sequential", least, most }
}

/** The colour of a value and how much of it there is over the ground, 0 to 1. The least magnitude keeps a trace. */
export function strengthOf(
  value: number,
  { kind, least, most }: HeatScale,
): { readonly token: "--accent" | "--gain" | "--loss"; readonly strength: number } {
  if (kind === "sequential") {
    const share = most > least ? (value - least) / (most - least) : 1
    return { token: "--accent", strength: 0.04 + 0.96 * share }
  }
  const extent = Math.max(Math.abs(least), Math.abs(most))
  return { token: value < 0 ? "--loss" : "--gain", strength: extent > 0 ? Math.abs(value) / extent : 0 }
}
