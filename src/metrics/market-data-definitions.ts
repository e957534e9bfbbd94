import type { MetricDefinitions } from "./metric-definition.ts"

/** What the market data layer measures; printed under `foliant_market_data_`. */
export const marketDataDefinitions = {
  breaker_state: {
    kind: "gauge",
    help: "Circuit breaker of a provider: 0 closed, 1 half-open, 2 open",
    labels: ["provider"],
  },
  breaker_transitions_total: {
    kind: "counter",
    help: "Changes of a breaker's state, by the state it came to and the class of error that brought it there",
    labels: ["provider", "to", "class"],
  },
  requests_total: {
    kind: "counter",
    help: "Requests to providers by how they ended",
    labels: ["provider", "endpoint", "outcome"],
  },
  skips_total: {
    kind: "counter",
    help: "Instruments for which a provider was passed over without a request, by why",
    labels: ["provider", "why"],
  },
  request_seconds: {
    kind: "histogram",
    help: "Time that a request to a provider took",
    labels: ["provider", "endpoint"],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  },
  tokens_left: {
    kind: "gauge",
    help: "Requests left in a window of a provider's quota",
    labels: ["provider", "window"],
  },
  lookups_total: {
    kind: "counter",
    help: "Instruments looked up, by the tier that had the answer",
    labels: ["kind", "tier"],
  },
  answer_age_seconds: {
    kind: "histogram",
    help: "Age of an answer since it was fetched",
    labels: ["kind"],
    buckets: [1, 60, 300, 900, 3_600, 14_400, 86_400, 259_200, 604_800],
  },
  quality_flags_total: {
    kind: "counter",
    help: "Prices that a quality check flagged",
    labels: ["check"],
  },
} as const satisfies MetricDefinitions
