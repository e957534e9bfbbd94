import type { Capabilities } from "../provider.ts"

/** A spark call of more symbols is refused. */
export const sparkBatchSize = 20

/** Symbols of one call to the endpoint that also tells currencies; our choice. */
export const quoteBatchSize = 50

/** Unofficial and without a published limit: the limits are our own restraint. Blocks have begun after some hundred requests. */
export const yahooCapabilities: Capabilities = {
  asks: ["quotes", "history", "fx-history", "profile", "search"],
  kinds: ["equity", "etf", "fund", "index", "fx", "crypto", "future"],
  exchanges: null,
  batchSize: { quotes: sparkBatchSize, history: 1, "fx-history": 1, profile: 1, search: 1 },
  limits: {
    rates: [{ per: "second", requests: 2, burst: 10 }],
    quotas: [
      { per: "hour", requests: 300 },
      { per: "day", requests: 2_000 },
    ],
    symbolsPerMonth: null,
    timeZone: "America/New_York",
    slots: 4,
    places: 50,
  },
  delayMs: 15 * 60_000,
  needsKey: false,
}
