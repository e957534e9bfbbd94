import type { Bars } from "../engine/backtest/bars.ts"
import type { ReferencePrices } from "../engine/backtest/reference-returns.ts"

/** The same bars in memory that every thread sees. */
export function shareBars({ days, minutes, open, high, low, close, volume }: Bars): Bars {
  return {
    days: new Int32Array(shared(days)),
    minutes: minutes === null ? null : new Int16Array(shared(minutes)),
    open: new Float64Array(shared(open)),
    high: new Float64Array(shared(high)),
    low: new Float64Array(shared(low)),
    close: new Float64Array(shared(close)),
    volume: new Float64Array(shared(volume)),
  }
}

/** The same prices in memory that every thread sees. */
export function shareReference({ days, values }: ReferencePrices): ReferencePrices {
  return { days: new Int32Array(shared(days)), values: new Float64Array(shared(values)) }
}

function shared({ buffer, byteOffset, byteLength }: ArrayBufferView): SharedArrayBuffer {
  if (buffer instanceof SharedArrayBuffer && byteLength === buffer.byteLength) return buffer
  const copy = new SharedArrayBuffer(byteLength)
  new Uint8Array(copy).set(new Uint8Array(buffer, byteOffset, byteLength))
  return copy
}
