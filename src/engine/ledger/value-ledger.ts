import type { Currency } from "../money/currency.ts"
import type { EpochDay } from "../money/iso-date.ts"
import type { EquityCurve } from "../series/equity-curve.ts"
import { type Figure, type Undefined, undefinedBecause } from "../statistics/figure.ts"
import { type StatisticSet, statisticSet } from "../statistics/statistic-set.ts"
import { applyTransaction } from "./apply-transaction.ts"
import type { Book, LedgerNote } from "./book.ts"
import type { CashMode } from "./cash-mode.ts"
import { dailyValues, type DailyValues } from "./daily-values.ts"
import { type ClosedLotRow, describePositions, type LotRow, type PositionRow } from "./describe-positions.ts"
import type { RateSeries } from "./exchange-rates.ts"
import { type GainParts, gainParts, type Gains, gainsOf, gainsSince } from "./gains.ts"
import { ledgerPerformance } from "./ledger-performance.ts"
import type { CostBasis } from "./lots.ts"
import { Market, MarketDataMissing } from "./market.ts"
import { openBook } from "./open-book.ts"
import type { PriceSeries } from "./prices.ts"
import type { Transaction } from "./transaction.ts"

export type LedgerRequest = {
  readonly transactions: readonly Transaction[]
  /** Closes as traded on the day, in the currency of the instrument. */
  readonly prices: readonly PriceSeries[]
  readonly rates: readonly RateSeries[]
  /** First day of the period; null is that of the first transaction. */
  readonly from: EpochDay | null
  /** The last day: what comes later has no effect. */
  readonly asOf: EpochDay
  readonly currency: Currency
  readonly costBasis: CostBasis
  /** Closes adjusted for dividends and splits, in `currency`. */
  readonly benchmark: PriceSeries | null
}

export type LedgerValuation = {
  readonly cashMode: CashMode
  readonly positions: readonly PositionRow[]
  readonly lots: readonly LotRow[]
  readonly closedLots: readonly ClosedLotRow[]
  /** Empty where cash is implied. */
  readonly cash: readonly { readonly currency: Currency; readonly amount: number }[]
  /** Null when no transaction has taken effect by the last day. */
  readonly daily: Pick<DailyValues, "days" | "values" | "inflows" | "outflows"> | null
  readonly curve: EquityCurve | null
  /** `value`, `timeWeightedReturn`, `moneyWeightedReturn`, `modifiedDietz`, `benchmark`. */
  readonly figures: StatisticSet
  /** Null when a price or a rate is not known, which `gainsReason` says. */
  readonly gains: GainParts | null
  readonly gainsReason: string | null
  readonly notes: readonly LedgerNote[]
}

/**
 * Positions, cash, lots, daily value, returns and gains of a ledger up to a day.
 *
 * The period runs from `from`, at the earliest the first transaction, to `asOf`; what was there before it is its initial value. Figures that need
 * a price or a rate that is not known are null with a reason; the others stand. Throws `RangeError` when `from` is after `asOf`.
 */
export function valueLedger(request: LedgerRequest): LedgerValuation {
  const { asOf, currency, costBasis, prices, rates, benchmark } = request
  if (request.from !== null && request.from > asOf) {
    throw new RangeError("valueLedger requires a period that does not end before it begins")
  }
  const market = new Market(currency, prices, rates)
  const { book, rows } = openBook(request.transactions, { costBasis, market })
  const due = rows.filter(({ day }) => day <= asOf)
  if (due.length === 0) return { ...stateOf(book, asOf, market), ...nothingYet }
  const from = Math.max(request.from ?? due[0].day, due[0].day)
  const earlier = due.filter(({ day }) => day < from)
  for (const row of earlier) applyTransaction(book, row)
  const opening = gainsUpTo(book, from - 1, market)
  const daily = dailyValues(book, due.slice(earlier.length), { from, to: asOf, market })
  const closing = gainsUpTo(book, asOf, market)
  const initialValue: Figure = isKnown(opening) ? opening.value.toNumber() : opening
  return {
    ...stateOf(book, asOf, market),
    ...ledgerPerformance(daily, initialValue, benchmark),
    ...gainsBetween(opening, closing),
    daily,
  }
}

function stateOf(book: Book, asOf: EpochDay, market: Market) {
  return {
    cashMode: book.setting.cashMode,
    ...describePositions(book.positions, asOf, market),
    cash: [...book.cash].map(([currency, amount]) => ({ currency, amount: amount.toNumber() })),
    notes: [...book.notes, ...book.unvalued],
  }
}

const nothing = undefinedBecause("no transaction has taken effect by the last day")
const nothingYet = {
  daily: null,
  curve: null,
  figures: statisticSet({
    value: 0,
    timeWeightedReturn: nothing,
    moneyWeightedReturn: nothing,
    modifiedDietz: nothing,
    benchmark: nothing,
  }),
  gains: null,
  gainsReason: nothing.reason,
}

function gainsUpTo(book: Book, day: EpochDay, market: Market): Gains | Undefined {
  const [unvalued] = book.unvalued
  if (unvalued !== undefined) return undefinedBecause(unvalued.text)
  try {
    return gainsOf(book, day, market)
  } catch (error) {
    if (error instanceof MarketDataMissing) return undefinedBecause(error.message)
    throw error
  }
}

function isKnown(gains: Gains | Undefined): gains is Gains {
  return "value" in gains
}

function gainsBetween(
  opening: Gains | Undefined,
  closing: Gains | Undefined,
): Pick<LedgerValuation, "gains" | "gainsReason"> {
  if (!isKnown(opening)) return { gains: null, gainsReason: opening.reason }
  if (!isKnown(closing)) return { gains: null, gainsReason: closing.reason }
  return { gains: gainParts(gainsSince(opening, closing)), gainsReason: null }
}
