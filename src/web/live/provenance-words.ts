import type { InstrumentSummary } from "../../contract/index.ts"

type Source = NonNullable<InstrumentSummary["source"]>
type Reason = NonNullable<InstrumentSummary["reason"]>

const sources: Readonly<Record<Source, string>> = {
  yahoo: "Yahoo",
  demo: "Demo",
  tiingo: "Tiingo",
  ecb: "ECB",
  frankfurter: "Frankfurter",
  manual: "By hand",
  csv: "File",
  derived: "Worked out",
}

/** A source's name, as short as a table needs it. */
export function sourceName(source: Source | null): string {
  return source === null ? "–" : sources[source]
}

const reasons: Readonly<Record<Reason, string>> = {
  "provider-throttled": "the provider limits how often it may be asked",
  "provider-unreachable": "the provider does not answer",
  "provider-malformed": "the provider's answers cannot be read",
  "provider-unauthorised": "the provider refuses the key",
  "provider-busy": "the provider's budget of requests is spent for now",
  "no-data": "the provider has no data",
  "unknown-symbol": "no provider knows the symbol",
  "dead-listing": "no longer listed",
  "no-provider": "no provider is set up for this kind",
  "no-trade-since": "no trade for more than five sessions",
  queued: "a fetch waits its turn",
}

/** Why a price is not fresh, of one instrument or of many: what comes after a colon. */
export function reasonText(reason: Reason): string {
  return reasons[reason]
}

const briefly: Readonly<Record<Reason, string>> = {
  "provider-throttled": "asked too often",
  "provider-unreachable": "no answer",
  "provider-malformed": "unreadable answer",
  "provider-unauthorised": "key refused",
  "provider-busy": "budget spent",
  "no-data": "no data",
  "unknown-symbol": "unknown symbol",
  "dead-listing": "delisted",
  "no-provider": "no provider",
  "no-trade-since": "not traded",
  queued: "queued",
}

/** The same in two or three words, where a table has no room for more. */
export function reasonBrief(reason: Reason): string {
  return briefly[reason]
}
