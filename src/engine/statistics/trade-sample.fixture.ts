import type { EpochDay } from "../money/iso-date.ts"
import { parseIsoDate } from "../money/iso-date.ts"
import type { TradeSample } from "./trade-sample.ts"

export type SampleTrade = {
  readonly pnl: number
  readonly contracts?: number
  readonly premium?: number
  readonly openingFees?: number
  readonly closingFees?: number
  readonly margin?: number
  readonly maxProfit?: number
  readonly maxLoss?: number
  /** `2024-01-02`, or with a time `2024-01-02 09:30`. */
  readonly open?: string
  readonly close?: string
}

/** A sample for tests from one object a trade, in order of close; what is not given is blank. */
export function tradeSampleOf(trades: readonly SampleTrade[]): TradeSample {
  const column = (value: (trade: SampleTrade) => number | undefined) =>
    Float64Array.from(trades, (trade) => value(trade) ?? NaN)
  return {
    count: trades.length,
    pnl: column((trade) => trade.pnl),
    contracts: column((trade) => trade.contracts ?? 1),
    premium: column((trade) => trade.premium),
    openingFees: column((trade) => trade.openingFees),
    closingFees: column((trade) => trade.closingFees),
    margin: column((trade) => trade.margin),
    maxProfit: column((trade) => trade.maxProfit),
    maxLoss: column((trade) => trade.maxLoss),
    openDay: Int32Array.from(trades, (trade) => day(trade.open ?? trade.close)),
    closeDay: Int32Array.from(trades, (trade) => day(trade.close)),
    openMinute: Int16Array.from(trades, (trade) => minute(trade.open)),
    closeMinute: Int16Array.from(trades, (trade) => minute(trade.close)),
  }
}

function day(moment = "2024-01-02"): EpochDay {
  const parsed = parseIsoDate(moment.slice(0, 10))
  if (parsed === null) throw new RangeError(`no such date: ${moment}`)
  return parsed
}

function minute(moment = ""): number {
  const time = /(\d\d):(\d\d)$/.exec(moment)
  return time === null ? -1 : Number(time[1]) * 60 + Number(time[2])
}
