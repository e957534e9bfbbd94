import type { PortfolioBacktestRequest, PricesUsed, PriceWarning } from "../contract/index.ts"
import type { Bars } from "../engine/backtest/bars.ts"
import type { Dividends } from "../engine/backtest/portfolio/portfolio-request.ts"
import { parseIsoDate } from "../engine/money/iso-date.ts"
import { splitAdjustedDividends } from "../engine/prices/basis-actions.ts"
import { actionsOfBlock } from "./actions-block.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { PriceFileNotFound } from "./backtest-errors.ts"
import { BacktestRefused } from "./backtest-refused.ts"
import { splitAdjusted } from "./portfolio-bars.ts"
import { InstrumentNotFound, PricesUnavailable } from "./price-errors.ts"
import { resolveSymbols } from "./resolve-symbols.ts"
import { barsOf, instrumentRange, testPrices, type TestPrices } from "./test-prices.ts"

type Asked = Pick<
  PortfolioBacktestRequest["instruments"][number],
  "prices" | "symbol" | "currency" | "dividends"
>

/** Which prices an instrument of an account is of, and what it is called there. */
export type PortfolioPricesUsed = PricesUsed & { readonly symbol: string; readonly currency: string }

type Loaded = {
  readonly used: PortfolioPricesUsed
  /** On one basis of splits. */
  readonly bars: Bars
  readonly dividends: Dividends
  readonly warnings: readonly PriceWarning[]
}

/** One instrument's prices, known by what they are before they are read. */
export type PortfolioPrices = {
  readonly used: PortfolioPricesUsed
  readonly load: () => Promise<Loaded>
}

/**
 * The prices of an instrument of an account. Those of a file are adjusted for the splits that it tells of, with the dividends that it has;
 * those of market data are adjusted for splits alone, and its dividends are paid beside them. Dividends that a request gives stand in
 * for either. Throws `PriceFileNotFound`, `InstrumentNotFound`, `BacktestRefused`; reading them throws `PricesUnavailable`.
 */
export async function portfolioPrices(
  context: BacktestContext,
  asked: Asked,
  { currency, from }: Pick<PortfolioBacktestRequest, "currency" | "from">,
): Promise<PortfolioPrices> {
  const prices = await testPrices(context, asked.prices, from)
  const given = asked.dividends === undefined ? null : givenDividends(asked.dividends)
  return {
    used: named(prices.used, asked, currency),
    load: async () => {
      const { used, ...loaded } =
        prices.used.kind === "instrument"
          ? await ofMarketData(context, prices, from)
          : await ofFile(context, prices)
      return { ...loaded, used: named(used, asked, currency), dividends: given ?? loaded.dividends }
    },
  }
}

function named(used: PricesUsed, asked: Asked, account: string): PortfolioPricesUsed {
  const given = asked.currency ?? ("priceFile" in asked.prices ? asked.prices.currency : undefined)
  const symbol = asked.symbol ?? used.name.replace(/\.\w+$/, "")
  const own = used.kind === "instrument" ? used.currency : null
  if (own !== null && given !== undefined && given !== own) {
    throw new BacktestRefused(`${symbol} is in ${own}, not in ${given}; allowed: ${own}`)
  }
  return { ...used, symbol, currency: own ?? given ?? account }
}

function givenDividends(dividends: NonNullable<Asked["dividends"]>): Dividends {
  const rows = dividends
    .map(({ date, amount }) => ({ day: parseIsoDate(date) ?? NaN, amount }))
    .sort((a, b) => a.day - b.day)
  return {
    days: Int32Array.from(rows, ({ day }) => day),
    amounts: Float64Array.from(rows, ({ amount }) => amount),
  }
}

async function ofFile(
  { owner, backtests, searching, cache }: BacktestContext,
  prices: TestPrices,
): Promise<Omit<Loaded, "used"> & { readonly used: PricesUsed }> {
  const { used, bars, warnings } = await prices.load()
  const read = async () => {
    const block = await backtests.readPriceBlock(owner, used.id)
    if (block === null) throw new PriceFileNotFound(used.id)
    return actionsOfBlock(await searching.unpackColumns(block))
  }
  const actions = await cache.fetch(`price-file actions ${used.id}`, read, ({ splits, dividends }) => {
    return (splits.days.length + dividends.days.length) * BYTES_AN_ACTION
  })
  return { used, ...splitAdjusted(bars, actions), warnings: [...warnings, ...actions.warnings] }
}

const BYTES_AN_ACTION = 16

async function ofMarketData(
  context: BacktestContext,
  prices: TestPrices,
  from: string | undefined,
): Promise<Omit<Loaded, "used"> & { readonly used: PricesUsed }> {
  // Reading what is adjusted for dividends too fetches whatever is missing, and says what is odd about it.
  const { used, warnings } = await prices.load()
  const { marketData, clock } = context
  const ref = (await resolveSymbols(context, [used.id])).get(used.id)
  if (ref === undefined) throw new InstrumentNotFound(used.id)
  const range = instrumentRange(clock(), from)
  const caller = { kind: "job", priority: 0 } as const
  const answer = (await marketData.dailyBars([ref], range, "splits", { caller })).get(ref.id)
  const actions = (await marketData.corporateActions([ref], range, { caller })).get(ref.id)?.value ?? []
  if (answer === undefined || answer.value === null) {
    throw new PricesUnavailable([ref.symbol], answer?.tried ?? [])
  }
  const { days, values } = splitAdjustedDividends(actions)
  return { used, bars: barsOf(answer.value), dividends: { days, amounts: values }, warnings }
}
