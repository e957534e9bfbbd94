import type { SeriesColumns } from "../../series/read-series.ts"

/** One band of the account, from the bottom up. */
export type WeightBand = { readonly name: string; readonly values: Float64Array }

/** As many as colours tell apart; the smaller ones are drawn together. */
const mostBands = 6

/**
 * Weights over time as bands that come to the whole: the instruments in their order, those beyond the largest few in one band of their
 * own, and cash, which is what the weights leave. Cash that was borrowed for a day is none, and so is a weight that is not known yet.
 * @param symbols in the order of the request: those of an object that are numbers, as in Tokyo, stand first in it
 */
export function stackWeights({ days, columns }: SeriesColumns, symbols: readonly string[]): WeightBand[] {
  const bands = symbols.map((name) => ({
    name,
    values: Float64Array.from(days, (_, at) => columns[name]?.[at] || 0),
  }))
  const held = new Map(bands.map(({ name, values }) => [name, sumOf(values)]))
  const largest =
    bands.length <= mostBands
      ? bands
      : bands.toSorted((a, b) => (held.get(b.name) ?? 0) - (held.get(a.name) ?? 0)).slice(0, mostBands - 1)
  const shown = bands.filter((band) => largest.includes(band))
  const others = bands.filter((band) => !largest.includes(band))
  if (others.length > 0) {
    shown.push({
      name: `${String(others.length)} others`,
      values: Float64Array.from(days, (_, at) => others.reduce((sum, { values }) => sum + values[at], 0)),
    })
  }
  const cash = Float64Array.from(days, (_, at) =>
    Math.max(0, 1 - bands.reduce((sum, { values }) => sum + values[at], 0)),
  )
  return [...shown, { name: "Cash", values: cash }]
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
