export type Labels = Readonly<Record<string, string>>

/** Where figures go. A label that a metric does not know is left out: measuring must not fail what is measured. */
export interface MetricsSink<Counter extends string, Gauge extends string, Histogram extends string> {
  add(counter: Counter, labels: Labels, by?: number): void
  set(gauge: Gauge, labels: Labels, value: number): void
  observe(histogram: Histogram, labels: Labels, value: number): void
}

/** What the server measures of itself; seconds. */
export type ServerMetrics = MetricsSink<
  "store_slow_queries_total",
  "event_listeners",
  "http_request_seconds" | "job_seconds" | "store_query_seconds"
>
