import type { QuoteView } from "../contract/index.ts"
import { instant } from "./instant.ts"
import type { Answer, Trial } from "./market-data-port.ts"

type Provenance = Pick<QuoteView, "source" | "asOf" | "fetchedAt" | "freshness" | "reason" | "notes">

/** What is shown beside every figure: who said it, when it was true, when we learnt it, and whether that is still so. */
export function describeProvenance(answer: Answer<unknown>): Provenance {
  const { source, asOf, fetchedAt, freshness, reason, notes } = answer
  return {
    source,
    asOf: typeof asOf === "number" ? instant(asOf) : asOf,
    fetchedAt: fetchedAt === null ? null : instant(fetchedAt),
    freshness,
    reason,
    notes: notes.map(({ code, text }) => ({ code, text })),
  }
}

export function describeTrials(tried: readonly Trial[]): QuoteView["tried"] {
  return tried.map(({ at, retryAt, ...trial }) => ({
    ...trial,
    at: instant(at),
    retryAt: retryAt === null ? null : instant(retryAt),
  }))
}
