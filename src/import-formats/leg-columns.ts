import type { TradeColumns } from "../engine/trade-log/trade-columns.ts"
import { legTotals } from "./leg-totals.ts"

/** What the legs of each trade add up to, one entry a trade. */
export type LegColumns = {
  /** Net price per contract and share, + credit, − debit; NaN where the text is not made of legs. */
  readonly netPrice: Float64Array
  /** Quantity of the first leg that is no multiple of the contracts; 0 when there is none. */
  readonly oddQuantity: Int32Array
  /** Number of legs; 0 where the text is not made of legs. */
  readonly legCount: Int32Array
}

/** Adds up the legs of every trade. */
export function legColumns({ count, legs, contracts }: TradeColumns): LegColumns {
  const netPrice = new Float64Array(count).fill(NaN)
  const oddQuantity = new Int32Array(count)
  const legCount = new Int32Array(count)
  for (let row = 0; row < count; row++) {
    const totals = legTotals(legs[row], contracts[row])
    if (totals === null) continue
    netPrice[row] = totals.netPrice
    oddQuantity[row] = totals.oddQuantity
    legCount[row] = totals.legs
  }
  return { netPrice, oddQuantity, legCount }
}
