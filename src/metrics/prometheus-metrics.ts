import { Counter, Gauge, Histogram, Registry } from "prom-client"
import type { CacheUsage } from "../operations/ports.ts"
import type { JobState } from "../operations/jobs-port.ts"
import type {
  Labels,
  MetricsReader,
  MetricsSink,
  ProcessFigures,
  ServerHistogram,
  ServerMetrics,
  Spread,
} from "../operations/metrics-port.ts"
import { type Bucket, histogramQuantile } from "./histogram-quantile.ts"
import type { MetricDefinitions, NamesOf } from "./metric-definition.ts"
import { metricsSink } from "./metrics-sink.ts"
import { watchProcess } from "./process-figures.ts"
import { serverDefinitions } from "./server-definitions.ts"

const PREFIX = "foliant_"

type Reading = readonly (readonly [labels: Labels, value: number])[]

/** The figures of this process, for Prometheus and for the page about data. */
export class PrometheusMetrics implements MetricsReader {
  readonly #registry = new Registry()
  readonly #process = watchProcess()
  /** What the server measures of itself. */
  readonly server: ServerMetrics

  constructor() {
    this.server = this.sink("", serverDefinitions)
    this.#watchProcess()
  }

  /** Registers metrics under `foliant_` and a prefix of their own; returns where their figures go. */
  sink<const D extends MetricDefinitions>(
    prefix: string,
    definitions: D,
  ): MetricsSink<NamesOf<D, "counter">, NamesOf<D, "gauge">, NamesOf<D, "histogram">> {
    return metricsSink(this.#registry, PREFIX + prefix, definitions)
  }

  /** Has the use of caches read whenever someone looks. */
  watchCaches(caches: () => readonly CacheUsage[]): void {
    const gauge = (name: keyof CacheUsage, help: string) =>
      this.#watch("gauge", `${PREFIX}result_cache_${name}`, help, ["tier"], () =>
        caches().map((cache) => [{ tier: cache.tier }, Number(cache[name])]),
      )
    this.#watch(
      "counter",
      `${PREFIX}result_cache_lookups_total`,
      "Results looked up: in the cache, not in it, or being made for another caller",
      ["tier", "outcome"],
      () =>
        caches().flatMap(({ tier, hits, misses, joined }) => [
          [{ tier, outcome: "hit" }, hits],
          [{ tier, outcome: "miss" }, misses],
          [{ tier, outcome: "joined" }, joined],
        ]),
    )
    this.#watch(
      "counter",
      `${PREFIX}result_cache_evictions_total`,
      "Results dropped to make room",
      ["tier"],
      () => caches().map(({ tier, evictions }) => [{ tier }, evictions]),
    )
    gauge("entries", "Results that are kept")
    gauge("bytes", "Bytes of the results that are kept")
  }

  /** Has jobs counted whenever someone looks. */
  watchJobs(counts: () => Promise<Readonly<Record<JobState, number>>>): void {
    this.#watch("gauge", `${PREFIX}jobs`, "Jobs by state", ["state"], async () =>
      Object.entries(await counts()).map(([state, count]) => [{ state }, count]),
    )
  }

  async text(): Promise<{ readonly type: string; readonly body: string }> {
    return { type: this.#registry.contentType, body: await this.#registry.metrics() }
  }

  async spread(
    name: ServerHistogram,
    by: readonly string[],
  ): Promise<readonly (Spread & { readonly labels: Labels })[]> {
    const histogram = this.#registry.getSingleMetric(PREFIX + name)
    if (!(histogram instanceof Histogram)) throw new Error(`${name} is no histogram`)
    const groups = new Map<string, { labels: Labels; sum: number; buckets: Map<number, number> }>()
    for (const { metricName, labels, value } of (await histogram.get()).values) {
      const all: Readonly<Record<string, string | number | undefined>> = labels
      const kept = Object.fromEntries(by.map((label) => [label, String(all[label] ?? "")]))
      const key = JSON.stringify(kept)
      const group = groups.get(key) ?? { labels: kept, sum: 0, buckets: new Map<number, number>() }
      groups.set(key, group)
      if (metricName?.endsWith("_sum")) group.sum += value
      if (all["le"] === undefined) continue
      const bound = all["le"] === "+Inf" ? Infinity : Number(all["le"])
      group.buckets.set(bound, (group.buckets.get(bound) ?? 0) + value)
    }
    return [...groups.values()].flatMap(({ labels, sum, buckets }) => spreadOf(labels, sum, buckets))
  }

  process(): ProcessFigures {
    return this.#process()
  }

  #watchProcess(): void {
    const one = (
      kind: "counter" | "gauge",
      name: string,
      help: string,
      read: (of: ProcessFigures) => number,
    ) => this.#watch(kind, name, help, [], () => [[{}, read(this.#process())]])
    one("gauge", "process_start_time_seconds", "When the process began", ({ startedAt }) => startedAt / 1e3)
    one("counter", "process_cpu_seconds_total", "Time on processors", ({ cpuSeconds }) => cpuSeconds)
    one("gauge", "process_resident_memory_bytes", "Resident memory", (of) => of.residentBytes)
    one("gauge", "nodejs_heap_size_used_bytes", "Heap in use", (of) => of.heapUsedBytes)
    one("gauge", "nodejs_heap_size_total_bytes", "Heap", (of) => of.heapTotalBytes)
    one("gauge", "nodejs_external_memory_bytes", "Memory outside the heap", (of) => of.externalBytes)
    this.#watch(
      "gauge",
      `${PREFIX}event_loop_delay_seconds`,
      "How late the event loop was within the last minute or so",
      ["quantile"],
      () => {
        const delay = this.#process().eventLoopDelay
        if (delay === null) return []
        return [
          [{ quantile: "0.5" }, delay.p50],
          [{ quantile: "0.99" }, delay.p99],
          [{ quantile: "1" }, delay.max],
        ]
      },
    )
  }

  /** A metric that is read when someone looks. */
  #watch(
    kind: "counter" | "gauge",
    name: string,
    help: string,
    labelNames: readonly string[],
    read: () => Reading | Promise<Reading>,
  ): void {
    const options = { name, help, labelNames: [...labelNames], registers: [this.#registry] }
    if (kind === "gauge") {
      const gauge: Gauge = new Gauge({
        ...options,
        async collect() {
          const reading = await read()
          gauge.reset()
          for (const [labels, value] of reading) gauge.set(labels, value)
        },
      })
      return
    }
    const counter: Counter = new Counter({
      ...options,
      async collect() {
        const reading = await read()
        counter.reset()
        for (const [labels, value] of reading) counter.inc(labels, value)
      },
    })
  }
}

function spreadOf(labels: Labels, sum: number, counts: ReadonlyMap<number, number>) {
  const buckets: Bucket[] = [...counts]
    .map(([bound, count]) => ({ bound, count }))
    .sort((a, b) => a.bound - b.bound)
  const count = buckets.at(-1)?.count ?? 0
  if (count === 0) return []
  const quantile = (at: number) => histogramQuantile(at, buckets)
  return [{ labels, count, sum, p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99) }]
}
