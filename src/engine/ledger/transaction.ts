import type { DecimalText } from "../money/decimal.ts"
import type { EpochDay } from "../money/iso-date.ts"
import type { ActivityType } from "./activity-type.ts"

/** An asset as its source names it; a part that the source does not give is "". */
export type Instrument = { readonly symbol: string; readonly isin: string; readonly name: string }

export type SplitRatio = { readonly new: DecimalText; readonly old: DecimalText }

/** One entry of a ledger, of plain data. Amounts are exact decimal texts; what they do is in import-formats.md 3.1. */
export type Transaction = {
  /** Its date as printed, whatever the offset. */
  readonly day: EpochDay
  /** Second of the day as printed; null when the source has none. */
  readonly time: number | null
  readonly type: ActivityType
  /** Null for what concerns cash alone. */
  readonly instrument: Instrument | null
  readonly quantity: DecimalText | null
  readonly price: DecimalText | null
  /** Gross: before fee and tax. For trades quantity × price × multiplier. */
  readonly amount: DecimalText | null
  /** Of price, amount, fee and tax. */
  readonly currency: string
  readonly fee: DecimalText
  readonly tax: DecimalText
  /** Signed cash effect as booked; in another currency than `currency` it is what moves the cash. */
  readonly net: { readonly amount: DecimalText; readonly currency: string } | null
  readonly ratio: SplitRatio | null
  /** Units of the asset that one of the quantity stands for: 100 for most options. */
  readonly multiplier: DecimalText
  readonly account: string
  readonly counterAccount: string
  /** Id from the source, "" where it has none that may be trusted. */
  readonly id: string
  /** Entries that belong together have one group; "" is none. */
  readonly group: string
  readonly subtype: string
  readonly note: string
  /** Line of the file on which its record begins. */
  readonly line: number
  /** The type as the source wrote it. */
  readonly sourceType: string
}
