import type { BacktestResult, BacktestTrade } from "../../../../contract/index.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { formatPercent } from "../../../format/percent.ts"
import { dayOfTime } from "../series/day-of-time.ts"
import { formatPrice } from "./format-price.ts"
import { reasonWord } from "./reason-text.ts"

/** Sentences that a readout has room for. */
const mostTold = 3

type Trades = {
  readonly closed: readonly BacktestTrade[]
  readonly open: BacktestResult["openTrades"]
  /** Of their prices; see `formatPrice`. */
  readonly digits: number | null
}

/**
 * What was traded after one time of a chart and up to another, in words: "Long begins at 101.20", "Short ends at 99.10, stop loss,
 * −2.10 %".
 */
export function tradesAt({ closed, open, digits }: Trades, after: number, upTo: number): string[] {
  const isIn = (time: string) => {
    const day = dayOfTime(time)
    return day > after && day <= upTo
  }
  const begins = (trade: BacktestResult["openTrades"][number]) => {
    if (!isIn(trade.entryDate)) return []
    return [
      said([
        `${sideOf(trade)} begins at ${formatPrice(trade.entryPrice, digits)}`,
        reasonWord(trade.entryReason),
      ]),
    ]
  }
  const ends = (trade: BacktestTrade) => {
    if (!isIn(trade.exitDate)) return []
    const made = formatPercent(trade.returnFraction, { digits: 2, sign: "always" })
    const words = `${sideOf(trade)} ends at ${formatPrice(trade.exitPrice, digits)}`
    return [said([words, reasonWord(trade.exitReason), made])]
  }
  const told = [...closed.flatMap((trade) => [...begins(trade), ...ends(trade)]), ...open.flatMap(begins)]
  if (told.length <= mostTold) return told
  const further = formatDecimal(told.length - mostTold, { digits: 0 })
  return [...told.slice(0, mostTold), `and ${further} more`]
}

function sideOf({ size }: { readonly size: number }): string {
  return size < 0 ? "Short" : "Long"
}

function said(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(", ")
}
