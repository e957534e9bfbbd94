import { CompensatedSum } from "../../series/compensated-sum.ts"
import type { Bars } from "../bars.ts"

/** On-balance volume (Granville 1963): the running sum of volume, added when the close rises and taken off when it falls; 0 at the first bar. */
export function obv({ close, volume }: Pick<Bars, "close" | "volume">): Float64Array {
  const sum = new CompensatedSum()
  return close.map((price, i) => {
    if (i > 0 && price !== close[i - 1]) sum.add(price > close[i - 1] ? volume[i] : -volume[i])
    return sum.total
  })
}
