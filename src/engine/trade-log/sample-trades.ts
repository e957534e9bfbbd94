import type { TradeSample } from "../statistics/trade-sample.ts"
import type { TradeColumns } from "./trade-columns.ts"

/** The rows given of a log, in the order given, as the columns that trade statistics are made from. */
export function sampleTrades(trades: TradeColumns, rows: Int32Array): TradeSample {
  return {
    count: rows.length,
    pnl: numbersAt(rows, trades.pnl),
    contracts: numbersAt(rows, trades.contracts),
    premium: numbersAt(rows, trades.premium),
    openingFees: numbersAt(rows, trades.openingFees),
    closingFees: numbersAt(rows, trades.closingFees),
    margin: numbersAt(rows, trades.margin),
    maxProfit: numbersAt(rows, trades.maxProfit),
    maxLoss: numbersAt(rows, trades.maxLoss),
    openDay: daysAt(rows, trades.openDay),
    closeDay: daysAt(rows, trades.closeDay),
    openMinute: minutesAt(rows, trades.openMinute),
    closeMinute: minutesAt(rows, trades.closeMinute),
  }
}

// Plain loops: `TypedArray.from` and `map` take five times as long on a large log.
function numbersAt(rows: Int32Array, column: Float64Array | Int32Array): Float64Array {
  const values = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]]
  return values
}

function daysAt(rows: Int32Array, column: Int32Array): Int32Array {
  const values = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]]
  return values
}

function minutesAt(rows: Int32Array, column: Int16Array): Int16Array {
  const values = new Int16Array(rows.length)
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]]
  return values
}
