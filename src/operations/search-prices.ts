import type { OptimizationRequest, PricesUsed } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { type LoadedPrices, testPrices } from "./test-prices.ts"

/** The prices of a search, and those of its benchmark, null where that is the instrument itself. */
export type LoadedSearch = {
  readonly prices: LoadedPrices
  readonly benchmark: LoadedPrices | null
  /** All that its result depends on. */
  readonly used: readonly PricesUsed[]
}

/** What a search is made of, known by what it is before it is read. Throws as `testPrices` does. */
export async function searchPrices(
  context: BacktestContext,
  { prices, benchmark, from }: Pick<OptimizationRequest, "prices" | "from"> & Partial<OptimizationRequest>,
): Promise<{ readonly used: readonly PricesUsed[]; readonly load: () => Promise<LoadedSearch> }> {
  const own = await testPrices(context, prices, from)
  // Searches from before they had a benchmark have none.
  const against = benchmark ?? null
  const other = against === null ? null : await testPrices(context, against, from)
  return {
    used: usedOf(own, other),
    async load() {
      const loaded = { prices: await own.load(), benchmark: other === null ? null : await other.load() }
      return { ...loaded, used: usedOf(loaded.prices, loaded.benchmark) }
    },
  }
}

type Used = { readonly used: PricesUsed }

function usedOf(own: Used, other: Used | null): PricesUsed[] {
  return other === null ? [own.used] : [own.used, other.used]
}
