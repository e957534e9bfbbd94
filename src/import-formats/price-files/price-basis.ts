import { splitTwice } from "../../engine/prices/checks/split-twice.ts"
import type { CorporateAction } from "../../engine/prices/corporate-action.ts"
import type { DailyBars } from "../../engine/prices/daily-bars.ts"
import type { PriceBasis } from "../../operations/price-store-port.ts"

type Told = { readonly basis: PriceBasis; readonly why: string }

/** A step of adjusted ÷ plain close that no dividend makes. */
const splitStep = 1.2

/**
 * What the prices of a file are, as far as the file itself says: by the step that they make, or do not make, at the splits it
 * records; else by the step of its adjusted close against the plain one. Column names alone say nothing, since one header serves
 * raw, split-adjusted and adjusted prices.
 */
export function priceBasis(file: {
  readonly bars: DailyBars
  readonly actions: readonly CorporateAction[]
  readonly adjustedClose: Float64Array | null
  /** Whether the only close of the file is called adjusted. */
  readonly isAdjusted: boolean
}): Told {
  const { bars, actions, adjustedClose, isAdjusted } = file
  if (isAdjusted) return { basis: "adjusted", why: "its only close is an adjusted one" }
  const splits = actions.filter(({ kind }) => kind === "split")
  if (splits.length > 0) return basisBySplits(bars, splits)
  if (adjustedClose === null) return { basis: "unknown", why: "nothing in the file says so" }
  for (let bar = 1; bar < bars.days.length; bar++) {
    const step = adjustedClose[bar] / bars.close[bar] / (adjustedClose[bar - 1] / bars.close[bar - 1])
    if (step > splitStep || step < 1 / splitStep) {
      return { basis: "raw", why: "the adjusted close steps against the close as by a split" }
    }
  }
  return { basis: "split-adjusted", why: "the adjusted close steps against the close as by dividends alone" }
}

function basisBySplits(bars: DailyBars, splits: readonly CorporateAction[]): Told {
  const unstepped = splitTwice(bars, splits).length
  if (unstepped === 0) return { basis: "raw", why: "the prices step at every recorded split" }
  if (unstepped === splits.length) {
    return { basis: "split-adjusted", why: "the prices step at no recorded split" }
  }
  return {
    basis: "unknown",
    why: `the prices step at ${splits.length - unstepped} of ${splits.length} splits`,
  }
}
