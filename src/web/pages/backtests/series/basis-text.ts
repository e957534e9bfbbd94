import type { PricesUsed } from "../../../../contract/index.ts"

type Basis = { readonly prices: PricesUsed; readonly benchmark: PricesUsed | null }

/** What was tested on, and against what its alpha and beta are, where that is something else. */
export function basisText({ prices, benchmark }: Basis): string {
  return benchmark === null ? prices.name : `${prices.name} against ${benchmark.name}`
}
