import type { PriceWarning } from "../contract/index.ts"
import type { Rates } from "../engine/backtest/portfolio/portfolio-request.ts"
import type { EpochDay } from "../engine/money/iso-date.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { referencePrefix } from "./market-data-upkeep-port.ts"
import { PricesUnavailable } from "./price-errors.ts"

/** Which rates of a currency a run is on: the revisions of the series that they are crossed from. */
export type RatesUsed = { readonly currency: string; readonly revision: string }

/** The rates of these currencies against the account's, known by what they are. */
export async function ratesUsed(
  { prices }: Pick<BacktestContext, "prices">,
  currencies: readonly string[],
  account: string,
): Promise<RatesUsed[]> {
  const foreign = [...new Set(currencies)].filter((currency) => currency !== account)
  const legsOf = (currency: string) =>
    ["EUR", "USD"].flatMap((pivot) => [currency, account].map((code) => `${referencePrefix}${pivot}${code}`))
  const facts = await prices.readFacts([...new Set(foreign.flatMap(legsOf))])
  return foreign.map((currency) => ({
    currency,
    revision: legsOf(currency)
      .map((leg) => facts.get(leg)?.revision ?? 0)
      .join("."),
  }))
}

/**
 * Rates of currencies in the account's on the days of a test, each of its day or of the last one before it. Throws `PricesUnavailable` for a
 * currency that nobody has a rate of.
 */
export async function loadRates(
  { marketData }: Pick<BacktestContext, "marketData">,
  currencies: readonly string[],
  account: string,
  days: readonly EpochDay[],
): Promise<{ readonly rates: ReadonlyMap<string, Rates>; readonly warnings: readonly PriceWarning[] }> {
  const foreign = [...new Set(currencies)].filter((currency) => currency !== account)
  const none = { days: new Int32Array(0), rates: new Float64Array(0) }
  if (foreign.length === 0 || days.length === 0) {
    return { rates: new Map(foreign.map((currency) => [currency, none])), warnings: [] }
  }
  const pairs = foreign.map((base) => ({ base, quote: account }))
  const caller = { kind: "job", priority: 0 } as const
  const answers = await marketData.fxRates(pairs, days, { caller })
  const warnings: PriceWarning[] = []
  const rates = new Map<string, Rates>()
  for (const base of foreign) {
    const ofPair = answers.get(`${base}/${account}`) ?? []
    const known = new Map(ofPair.flatMap(({ value }) => (value === null ? [] : [[value.day, value.rate]])))
    if (known.size === 0) throw new PricesUnavailable([`${base}/${account}`], ofPair.at(-1)?.tried ?? [])
    const lacking = ofPair.filter(({ value }) => value === null).length
    if (lacking > 0) {
      const detail = `days without a rate of ${base} in the week before; the last known one is used`
      warnings.push({ id: "missing-rates", count: lacking, detail })
    }
    rates.set(base, { days: Int32Array.from(known.keys()), rates: Float64Array.from(known.values()) })
  }
  return { rates, warnings }
}
