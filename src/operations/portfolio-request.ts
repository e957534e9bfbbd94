import type { PortfolioBacktestRequest, PriceWarning } from "../contract/index.ts"
import type { PortfolioInstrument, PortfolioRequest } from "../engine/backtest/portfolio/portfolio-request.ts"
import { portfolioSettings } from "../engine/backtest/portfolio/portfolio-settings.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { definedFields } from "./defined-fields.ts"
import { withDividends } from "./portfolio-bars.ts"
import type { PortfolioPrices, PortfolioPricesUsed } from "./portfolio-prices.ts"
import { loadRates, type RatesUsed } from "./portfolio-rates.ts"
import { type Json, resultKey } from "./result.ts"
import { canonicalTest } from "./run-key.ts"
import { testDays } from "./test-days.ts"

/** What a request asks for with every default filled in, but for which prices. @throws InvalidBacktest */
export function settledPortfolio(request: PortfolioBacktestRequest): Json {
  const {
    name,
    costs,
    cash,
    wholeUnits,
    cashInterestRate,
    instruments,
    benchmark: _benchmark,
    ...rest
  } = request
  const money = definedFields({ ...costs, cash, wholeUnits, cashInterestRate })
  return {
    ...rest,
    name,
    settings: portfolioSettings({ ...money, instruments: instruments.map(definedFields) }),
    instruments: instruments.map(({ target, strategy, dividends }) => ({
      target,
      strategy: strategy === undefined ? undefined : canonicalTest(strategy, {}).strategy,
      dividends,
    })),
  }
}

/** Key of a run: everything it asks for after defaults, and which prices and rates as they are now. */
export function portfolioKey(
  context: Pick<BacktestContext, "digest">,
  settled: Json,
  used: {
    readonly prices: readonly PortfolioPricesUsed[]
    readonly benchmark: PortfolioPricesUsed | null
    readonly rates: readonly RatesUsed[]
  },
): string {
  const input = ({ name: _name, ...prices }: PortfolioPricesUsed) => prices
  const inputs = {
    prices: used.prices.map(input),
    benchmark: used.benchmark === null ? null : input(used.benchmark),
    rates: used.rates,
  }
  return resultKey(context, "run-portfolio", { settled, inputs }, {})
}

/** A request with its prices and rates, as the engine takes it. */
export type LoadedPortfolio = {
  readonly request: PortfolioRequest
  readonly used: readonly PortfolioPricesUsed[]
  readonly benchmark: PortfolioPricesUsed | null
  /** What is odd about the prices and rates. */
  readonly warnings: readonly PriceWarning[]
}

/**
 * Reads the prices and rates of a request. Throws `BacktestRefused`, `PricesUnavailable`.
 * @throws InvalidBacktest for dividends that cannot be
 */
export async function loadPortfolio(
  context: BacktestContext,
  asked: PortfolioBacktestRequest,
  prices: readonly PortfolioPrices[],
  benchmark: PortfolioPrices | null,
): Promise<LoadedPortfolio> {
  const loaded = await Promise.all(prices.map(({ load }) => load()))
  const against = benchmark === null ? null : await benchmark.load()
  const range = testDays({ from: asked.from ?? null, to: asked.to ?? null })
  const instruments = loaded.map(({ used, bars, dividends }, i): PortfolioInstrument => {
    const { target, strategy } = asked.instruments[i]
    const { symbol, currency } = used
    return {
      symbol,
      currency,
      ...withDividends(symbol, bars, dividends),
      ...definedFields({ target, strategy }),
    }
  })
  const reference =
    against === null
      ? null
      : (withDividends("the benchmark", against.bars, against.dividends).signals ?? against.bars)
  const days = new Set(
    instruments.flatMap(({ bars }) =>
      [...bars.days].filter((day) => day >= (range.from ?? -Infinity) && day <= (range.to ?? Infinity)),
    ),
  )
  const currencies = [...loaded, ...(against === null ? [] : [against])].map(({ used }) => used.currency)
  const fx = await loadRates(
    context,
    currencies,
    asked.currency,
    [...days].sort((a, b) => a - b),
  )
  const { cash, wholeUnits, reinvestDividends, cashInterestRate, riskFreeRate, currency } = asked
  const { contribution, band, ranking, rebalance, costs } = asked
  return {
    used: loaded.map(({ used }) => used),
    benchmark: against?.used ?? null,
    warnings: [...loaded.flatMap(({ used, warnings }) => named(used.symbol, warnings)), ...fx.warnings],
    request: {
      instruments,
      currency,
      rates: fx.rates,
      rebalance,
      riskFreeRate,
      ...range,
      ...definedFields({
        ...costs,
        cash,
        wholeUnits,
        reinvestDividends,
        cashInterestRate,
        contribution: contribution ?? undefined,
        band: band === null ? undefined : definedFields(band),
        ranking: ranking ?? undefined,
        benchmark:
          reference === null || against === null
            ? undefined
            : { days: reference.days, values: reference.close, currency: against.used.currency },
      }),
    },
  }
}

function named(symbol: string, warnings: readonly PriceWarning[]): PriceWarning[] {
  return warnings.map((warning) => ({ ...warning, detail: `${symbol}: ${warning.detail}` }))
}
