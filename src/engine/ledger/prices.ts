import type { EpochDay } from "../money/iso-date.ts"
import { LastKnown } from "../series/last-known.ts"
import type { InstrumentName } from "./instrument-names.ts"
import type { Position } from "./position.ts"

/** Closes of one instrument as traded on the day, in the currency of the instrument. */
export type PriceSeries = {
  readonly symbol: InstrumentName
  readonly days: Int32Array
  /** NaN is a blank. */
  readonly closes: Float64Array
}

/** Closes by instrument; the last known one holds until the next. */
export class Prices {
  readonly #series: ReadonlyMap<InstrumentName, LastKnown>

  constructor(series: readonly PriceSeries[]) {
    this.#series = new Map(series.map(({ symbol, days, closes }) => [symbol, new LastKnown(days, closes)]))
  }

  /** Close of a position's instrument; null when none is known so early. A close from before a split is divided by it. */
  at({ name, splits }: Pick<Position, "name" | "splits">, day: EpochDay): number | null {
    const known = this.#series.get(name)?.at(day) ?? null
    if (known === null) return null
    let price = known.value
    for (const split of splits) if (split.day > known.day && split.day <= day) price /= split.factor
    return price
  }
}
