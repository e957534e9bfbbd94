import type { Decimal } from "../money/decimal.ts"
import type { EpochDay } from "../money/iso-date.ts"
import type { Currency } from "../money/currency.ts"

/** An amount of one currency on one day. */
export type DatedAmount = { readonly day: EpochDay; readonly currency: Currency; readonly amount: Decimal }

/** A part of a lot that left the position, and what it fetched. */
type Disposal = {
  readonly day: EpochDay
  readonly openDay: EpochDay
  readonly currency: Currency
  readonly cost: Decimal
  readonly proceeds: Decimal
}

/**
 * What the transactions of a ledger did, in the currencies in which they did it; from it gains are worked out in any currency and to any
 * day. Every kind is a change that some part of the gain has to explain.
 */
export type Journal = {
  /** Changes of the cash balances. */
  readonly cash: DatedAmount[]
  /** What came in from outside (+) or went out (−): money, and shares at their market value. */
  readonly flows: DatedAmount[]
  /** Dividends and interest, gross. */
  readonly income: DatedAmount[]
  /** Costs are positive, refunds negative. */
  readonly fees: DatedAmount[]
  readonly taxes: DatedAmount[]
  readonly disposals: Disposal[]
  /** Gains of positions that are not kept (CFDs), less what shares had gained before they came in. */
  readonly priceGains: DatedAmount[]
  /** The two legs of each conversion; their difference in value on the day is a currency gain. */
  readonly conversions: DatedAmount[]
}

export function emptyJournal(): Journal {
  return {
    cash: [],
    flows: [],
    income: [],
    fees: [],
    taxes: [],
    disposals: [],
    priceGains: [],
    conversions: [],
  }
}
