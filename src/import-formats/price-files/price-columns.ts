import { comparedName } from "../column-name.ts"

/** Field index of each column of a price file; −1 where it is not there. */
export type PriceFields = {
  readonly date: number
  readonly open: number
  readonly high: number
  readonly low: number
  /** The plain close, or the adjusted one where there is no other. */
  readonly close: number
  readonly adjustedClose: number
  readonly volume: number
  readonly dividend: number
  readonly split: number
}

const names = {
  date: ["date", "datetime", "timestamp", "day"],
  open: ["open"],
  high: ["high"],
  low: ["low"],
  close: ["close", "quote", "price", "last", "close/last", "schluss", "schlusskurs"],
  adjustedClose: ["adj close", "adjclose", "adj_close", "adj. close", "adjusted_close", "adjusted close"],
  volume: ["volume", "vol"],
  dividend: ["dividend", "dividends", "divcash"],
  split: ["split", "stock splits", "splitfactor"],
} as const

/** Names that tell a file of one symbol from a table of many, whose header is made of symbols. */
const barNames: readonly string[] = [
  ...names.open,
  ...names.high,
  ...names.low,
  "close",
  ...names.adjustedClose,
  ...names.volume,
]

/** Where each column stands; null without a date and a close. */
export function priceFields(header: readonly string[]): PriceFields | null {
  const written = plainNames(header)
  const at = (wanted: readonly string[]) => written.findIndex((name) => wanted.includes(name))
  const [date, plain, adjusted] = [at(names.date), at(names.close), at(names.adjustedClose)]
  if (date < 0 || (plain < 0 && adjusted < 0)) return null
  return {
    date,
    open: at(names.open),
    high: at(names.high),
    low: at(names.low),
    close: plain < 0 ? adjusted : plain,
    adjustedClose: adjusted,
    volume: at(names.volume),
    dividend: at(names.dividend),
    split: at(names.split),
  }
}

/** How many columns beside the date are named as those of a bar: fewer than two, and a column `OPEN` is a ticker. */
export function barColumnCount(header: readonly string[]): number {
  return plainNames(header).filter((name) => barNames.includes(name)).length
}

/** As compared, without the angle brackets of `<CLOSE>`. */
function plainNames(header: readonly string[]): string[] {
  return header.map((name) => comparedName(name).replace(/^<(.*)>$/, "$1"))
}
