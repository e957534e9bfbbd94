import { parseIsoDate } from "../src/engine/money/iso-date.ts"
import { NO_MINUTE, STILL_OPEN, type TradeColumns } from "../src/engine/trade-log/trade-columns.ts"

/** A trade as a test writes it down. Moments are `2024-01-02 09:35`, or the date alone; what is not said is blank. */
export type WrittenTrade = {
  readonly open: string
  readonly close?: string
  readonly pnl: number
  readonly strategy?: string
  readonly contracts?: number
  readonly premium?: number
  readonly fees?: readonly [opening: number, closing: number]
  readonly funds?: number
  readonly margin?: number
  readonly line?: number
}

/** Epoch day of `YYYY-MM-DD`; throws on anything else, so that a slip in a test does not read as a date. */
export function dayOf(date: string): number {
  const day = parseIsoDate(date)
  if (day === null) throw new Error(`${date} is no date`)
  return day
}

/** The columns that an importer makes of these trades, which are given oldest first. */
export function tradesOf(written: readonly WrittenTrade[]): TradeColumns {
  const numbers = (value: (trade: WrittenTrade) => number | undefined) =>
    Float64Array.from(written, (trade) => value(trade) ?? Number.NaN)
  const blank = () => new Float64Array(written.length).fill(Number.NaN)
  const strategyNames = [...new Set(written.map((trade) => trade.strategy ?? ""))]
  return {
    count: written.length,
    line: Int32Array.from(written, (trade, row) => trade.line ?? row + 2),
    openDay: Int32Array.from(written, (trade) => dayOf(trade.open.slice(0, 10))),
    openMinute: Int16Array.from(written, (trade) => minuteOf(trade.open)),
    closeDay: Int32Array.from(written, ({ close }) =>
      close === undefined ? STILL_OPEN : dayOf(close.slice(0, 10)),
    ),
    closeMinute: Int16Array.from(written, (trade) => minuteOf(trade.close ?? "")),
    pnl: numbers((trade) => trade.pnl),
    contracts: Int32Array.from(written, (trade) => trade.contracts ?? 1),
    premium: numbers((trade) => trade.premium),
    closingCost: blank(),
    openingFees: numbers((trade) => trade.fees?.[0]),
    closingFees: numbers((trade) => trade.fees?.[1]),
    fundsAtClose: numbers((trade) => trade.funds),
    margin: numbers((trade) => trade.margin),
    openingPrice: blank(),
    closingPrice: blank(),
    openingRatio: blank(),
    closingRatio: blank(),
    openingVix: blank(),
    closingVix: blank(),
    gap: blank(),
    movement: blank(),
    pnlPercent: blank(),
    maxProfit: blank(),
    maxLoss: blank(),
    strategy: Int32Array.from(written, (trade) => strategyNames.indexOf(trade.strategy ?? "")),
    strategyNames,
    reason: new Int32Array(written.length),
    reasonNames: [""],
    underlying: new Int32Array(written.length),
    underlyingNames: [""],
    legs: written.map((_, row) => `leg ${row}`),
    custom: [],
  }
}

function minuteOf(moment: string): number {
  const [hour, minute] = moment.slice(11).split(":")
  return minute === undefined ? NO_MINUTE : Number(hour) * 60 + Number(minute)
}
