/** What the layer counts and measures; `/metrics` prints each under `foliant_market_data_` and its name here. */
type CounterName =
  | "breaker_transitions_total"
  | "requests_total"
  | "skips_total"
  | "lookups_total"
  | "quality_flags_total"
type GaugeName = "breaker_state" | "tokens_left"
type HistogramName = "request_seconds" | "answer_age_seconds"

export type Labels = Readonly<Record<string, string>>

/** Where the figures go. */
export interface Metrics {
  add(counter: CounterName, labels: Labels, by?: number): void
  set(gauge: GaugeName, labels: Labels, value: number): void
  observe(histogram: HistogramName, labels: Labels, value: number): void
}
