import type { BacktestPrices, PricesUsed, PriceWarning } from "../contract/index.ts"
import type { Bars } from "../engine/backtest/bars.ts"
import { parseIsoDate } from "../engine/money/iso-date.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { PriceFileNotFound } from "./backtest-errors.ts"
import { barsOfBlock } from "./bars-block.ts"
import type { DailyBars, DayRange, Instant, InstrumentRef } from "./market-data-port.ts"
import { InstrumentNotFound, PricesUnavailable } from "./price-errors.ts"
import { resolveSymbols } from "./resolve-symbols.ts"
import { shareBars } from "./share-bars.ts"

const DAY_MS = 86_400_000
/** How far back prices go, and how much more feeds the indicators. */
const USUAL_DAYS = 20 * 366
const WARM_UP_DAYS = 2 * 366
const BYTES_A_BAR = 6 * 8

/** `used` says what they are now: reading them may have brought newer ones. */
export type LoadedPrices = {
  readonly used: PricesUsed
  readonly bars: Bars
  readonly warnings: readonly PriceWarning[]
}

/** Prices that are known by what they are, before they are read. */
export type TestPrices = { readonly used: PricesUsed; readonly load: () => Promise<LoadedPrices> }

/**
 * The prices that a request names. Throws `PriceFileNotFound`, `InstrumentNotFound`; reading them throws `PricesUnavailable`.
 * @param from first day of the test, which the prices of an instrument reach back before
 */
export async function testPrices(
  context: BacktestContext,
  prices: BacktestPrices,
  from: string | undefined,
): Promise<TestPrices> {
  return "priceFile" in prices
    ? ofPriceFile(context, prices.priceFile, prices.currency ?? null)
    : ofInstrument(context, prices.instrument, from)
}

async function ofPriceFile(
  { owner, backtests, searching, cache }: BacktestContext,
  id: string,
  currency: string | null,
): Promise<TestPrices> {
  const file = await backtests.findPriceFile(owner, id)
  if (file === null) throw new PriceFileNotFound(id)
  const read = async () => {
    const block = await backtests.readPriceBlock(owner, id)
    if (block === null) throw new PriceFileNotFound(id)
    return barsOfBlock(await searching.unpackColumns(block))
  }
  const used: PricesUsed = { kind: "price-file", id, name: file.name, revision: file.sha256, currency }
  return {
    used,
    load: async () => ({
      used,
      bars: await cache.fetch(`price-file ${id}`, read, ({ days }) => days.length * BYTES_A_BAR),
      warnings: file.warnings,
    }),
  }
}

async function ofInstrument(
  context: BacktestContext,
  symbol: string,
  from: string | undefined,
): Promise<TestPrices> {
  const ref = (await resolveSymbols(context, [symbol])).get(symbol)
  if (ref === undefined) throw new InstrumentNotFound(symbol)
  const usedNow = async ({ id, symbol: name, currency }: InstrumentRef): Promise<PricesUsed> => {
    const facts = (await context.prices.readFacts([ref.id])).get(ref.id)
    return { kind: "instrument", id, name, revision: String(facts?.revision ?? 0), currency }
  }
  return {
    used: await usedNow(ref),
    load: async () => {
      const loaded = await barsOfInstrument(context, ref, from)
      // With its first prices an instrument's currency may be learnt.
      const known = (await resolveSymbols(context, [ref.id])).get(ref.id) ?? ref
      return { ...loaded, used: await usedNow(known) }
    },
  }
}

/** Adjusted for splits and dividends, so that neither is a signal or a loss. */
async function barsOfInstrument(
  { marketData, clock }: BacktestContext,
  ref: InstrumentRef,
  from: string | undefined,
): Promise<Omit<LoadedPrices, "used">> {
  const range = instrumentRange(clock(), from)
  const caller = { kind: "job", priority: 0 } as const
  const answers = await marketData.dailyBars([ref], range, "splits-dividends", { caller })
  const answer = answers.get(ref.id)
  const value = answer?.value ?? null
  if (answer === undefined || value === null || value.days.length === 0) {
    throw new PricesUnavailable([ref.symbol], answer?.tried ?? [])
  }
  const stale: PriceWarning[] =
    answer.freshness === "stale"
      ? [{ id: "stale-prices", count: 1, detail: `the last prices are of ${String(answer.asOf)}` }]
      : []
  const notes = answer.notes.map(({ code, text }) => ({ id: code, count: 1, detail: text }))
  return { bars: barsOf(value), warnings: [...stale, ...notes] }
}

/** The days of an instrument's prices that a test takes. */
export function instrumentRange(now: Instant, from: string | undefined): DayRange {
  const today = Math.floor(now / DAY_MS)
  const first = from === undefined ? null : parseIsoDate(from)
  return { from: (first ?? today - USUAL_DAYS) - WARM_UP_DAYS, to: today }
}

/** What a source leaves blank in a bar is its close. */
export function barsOf({ days, open, high, low, close, volume }: DailyBars): Bars {
  const orClose = (prices: Float64Array) =>
    prices.map((price, bar) => (Number.isNaN(price) ? close[bar] : price))
  return shareBars({
    days,
    minutes: null,
    open: orClose(open),
    high: orClose(high),
    low: orClose(low),
    close,
    volume,
  })
}
