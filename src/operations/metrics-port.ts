export type Labels = Readonly<Record<string, string>>

/** Where figures go. A label that a metric does not know is left out: measuring must not fail what is measured. */
export interface MetricsSink<Counter extends string, Gauge extends string, Histogram extends string> {
  add(counter: Counter, labels: Labels, by?: number): void
  set(gauge: Gauge, labels: Labels, value: number): void
  observe(histogram: Histogram, labels: Labels, value: number): void
}

export type ServerHistogram = "http_request_seconds" | "job_seconds" | "store_query_seconds"

/** What the server measures of itself; `/metrics` prints each under `foliant_` and its name here. */
export type ServerMetrics = MetricsSink<"store_slow_queries_total", "event_listeners", ServerHistogram>

/** Observations since the process began, in seconds; quantiles are interpolated within the histogram's buckets. */
export type Spread = {
  readonly count: number
  readonly sum: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export type ProcessFigures = {
  readonly startedAt: number
  readonly residentBytes: number
  readonly heapUsedBytes: number
  readonly heapTotalBytes: number
  /** Buffers, and memory that threads share. */
  readonly externalBytes: number
  readonly cpuSeconds: number
  /** Of the last minute or so; null when nothing was measured yet. */
  readonly eventLoopDelay: { readonly p50: number; readonly p99: number; readonly max: number } | null
}

/** The figures, to be looked at. */
export interface MetricsReader {
  /** All of them in the text format of Prometheus. */
  text(): Promise<{ readonly type: string; readonly body: string }>
  /** A histogram's observations by some of its labels, the others taken together. */
  spread(
    histogram: ServerHistogram,
    by: readonly string[],
  ): Promise<readonly (Spread & { readonly labels: Labels })[]>
  process(): ProcessFigures
}
