import type { InstrumentKind } from "../../operations/market-data-port.ts"

const minute = 60_000

/**
 * Milliseconds after a session's close from which its prices are final enough to keep: the provider's stated delay, at
 * least 15 minutes, and 5 more; 10 hours for fund values, which are struck in the evening.
 */
export function readyDelay(kind: InstrumentKind, providerDelayMs: number): number {
  if (kind === "fund") return 600 * minute
  return Math.max(providerDelayMs, 15 * minute) + 5 * minute
}

/** The same for the reference rates of the ECB, which are published at a stated time. */
export const ecbReadyDelay: number = 15 * minute
