import type { ProviderView } from "../contract/index.ts"
import { instant } from "./instant.ts"
import type { ProviderStatus } from "./market-data-upkeep-port.ts"
import type { PricesContext } from "./prices-context.ts"

/** Providers as they are doing, in the order in which they are asked. */
export async function listProviders({
  providers,
}: Pick<PricesContext, "providers">): Promise<ProviderView[]> {
  return (await providers.list()).map(describeProvider)
}

export function describeProvider(status: ProviderStatus): ProviderView {
  const { id, asks, breaker, nextProbe, lastAnswerAt, lastError, quotas, rates, symbols, answered, failed } =
    status
  return {
    id,
    asks: [...asks],
    state: breaker.kind,
    // A breaker that was never stored has been closed since nobody knows when.
    since: breaker.since === 0 ? null : instant(breaker.since),
    nextProbe: nextProbe === null ? null : instant(nextProbe),
    cause: "cause" in breaker ? breaker.cause : null,
    openings: "openings" in breaker ? breaker.openings : 0,
    lastAnswerAt: lastAnswerAt === null ? null : instant(lastAnswerAt),
    lastError: lastError === null ? null : { ...lastError, at: instant(lastError.at) },
    quotas: [...quotas],
    rates: [...rates],
    symbols,
    skips: [...status.skips].map(([why, count]) => ({ why, count })),
    answered,
    failed,
  }
}
