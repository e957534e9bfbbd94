import { describe, expect, it } from "vitest"
import type { Metrics } from "../market-data/resilience/metrics.ts"
import { marketDataDefinitions } from "./market-data-definitions.ts"
import { PrometheusMetrics } from "./prometheus-metrics.ts"

const lines = async (metrics: PrometheusMetrics) => (await metrics.text()).body.split("\n")

describe("metrics in the text format of Prometheus", () => {
  it("tell each figure with its labels, its kind and what it is", async () => {
    const metrics = new PrometheusMetrics()
    const { server } = metrics
    server.observe("http_request_seconds", { method: "GET", route: "/a", status: "200" }, 0.004)
    server.observe("http_request_seconds", { method: "GET", route: "/a", status: "200" }, 0.2)
    server.add("store_slow_queries_total", {})
    server.add("store_slow_queries_total", {}, 2)
    server.set("event_listeners", {}, 3)
    const text = await lines(metrics)
    const labels = `method="GET",route="/a",status="200"`
    expect(text).toContain("# TYPE foliant_http_request_seconds histogram")
    expect(text).toContain(`foliant_http_request_seconds_bucket{le="0.0025",${labels}} 0`)
    expect(text).toContain(`foliant_http_request_seconds_bucket{le="0.005",${labels}} 1`)
    expect(text).toContain(`foliant_http_request_seconds_bucket{le="+Inf",${labels}} 2`)
    expect(text).toContain(`foliant_http_request_seconds_count{${labels}} 2`)
    expect(text).toContain("foliant_store_slow_queries_total 3")
    expect(text).toContain("foliant_event_listeners 3")
    expect((await metrics.text()).type).toBe("text/plain; version=0.0.4; charset=utf-8")
  })

  it("leave out a label that a metric does not have, and have an empty one for one that is missing", async () => {
    const metrics = new PrometheusMetrics()
    const sink = metrics.sink("market_data_", marketDataDefinitions)
    sink.add("lookups_total", { tier: "store", colour: "red" })
    expect(await lines(metrics)).toContain(`foliant_market_data_lookups_total{kind="",tier="store"} 1`)
  })

  it("have all that the market data layer measures", async () => {
    const metrics = new PrometheusMetrics()
    const layer: Metrics = metrics.sink("market_data_", marketDataDefinitions)
    layer.set("breaker_state", { provider: "yahoo" }, 2)
    layer.add("breaker_transitions_total", { provider: "yahoo", to: "open", class: "throttled" })
    layer.observe("request_seconds", { provider: "yahoo", endpoint: "spark" }, 0.3)
    const text = await lines(metrics)
    expect(text).toContain(`foliant_market_data_breaker_state{provider="yahoo"} 2`)
    expect(text).toContain(
      `foliant_market_data_breaker_transitions_total{provider="yahoo",to="open",class="throttled"} 1`,
    )
    expect(text).toContain(`foliant_market_data_request_seconds_count{provider="yahoo",endpoint="spark"} 1`)
  })

  it("have what others count, as it is at the moment", async () => {
    const metrics = new PrometheusMetrics()
    let hits = 5
    const rest = { misses: 2, joined: 1, evictions: 0, entries: 2, bytes: 90, maxBytes: 100 }
    metrics.watchCaches(() => [{ tier: "memory", hits, ...rest }])
    metrics.watchJobs(async () => ({ waiting: 4, running: 1, succeeded: 0, failed: 0, cancelled: 0 }))
    await metrics.text()
    hits = 6
    const text = await lines(metrics)
    expect(text).toContain(`foliant_result_cache_lookups_total{tier="memory",outcome="hit"} 6`)
    expect(text).toContain(`foliant_result_cache_lookups_total{tier="memory",outcome="miss"} 2`)
    expect(text).toContain(`foliant_result_cache_bytes{tier="memory"} 90`)
    expect(text).toContain(`foliant_jobs{state="waiting"} 4`)
  })

  it("have the memory, the processor time and the delay of the event loop of this process", async () => {
    const metrics = new PrometheusMetrics()
    await new Promise((resolve) => setTimeout(resolve, 60))
    const until = performance.now() + 80
    while (performance.now() < until); // keeps the event loop from turning
    await new Promise((resolve) => setTimeout(resolve, 30))
    const { residentBytes, heapUsedBytes, cpuSeconds, eventLoopDelay } = metrics.process()
    expect(residentBytes).toBeGreaterThan(heapUsedBytes)
    expect(cpuSeconds).toBeGreaterThan(0.05)
    expect(eventLoopDelay?.max).toBeGreaterThan(0.05)
    expect(eventLoopDelay?.p50).toBeLessThan(0.05)
    const names = (await lines(metrics)).map((line) => line.split(/[ {]/)[0])
    for (const name of ["process_resident_memory_bytes", "foliant_event_loop_delay_seconds"]) {
      expect(names).toContain(name)
    }
  })
})

describe("a spread", () => {
  it("takes together what differs in other labels alone", async () => {
    const metrics = new PrometheusMetrics()
    const observe = (route: string, status: string, seconds: number) =>
      metrics.server.observe("http_request_seconds", { method: "GET", route, status }, seconds)
    for (let index = 0; index < 98; index++) observe("/a", "200", 0.004)
    observe("/a", "304", 0.2)
    observe("/a", "500", 0.2)
    observe("/b", "200", 0.02)
    const [a, b] = await metrics.spread("http_request_seconds", ["method", "route"])
    // 98 of 100 lie between 2.5 and 5 ms: rank 50 is at 50/98 of it, rank 95 at 95/98; rank 99 is half way from 0.1 to 0.25 s.
    expect(a).toMatchObject({ labels: { method: "GET", route: "/a" }, count: 100 })
    expect(a.sum).toBeCloseTo(98 * 0.004 + 0.4, 10)
    expect(a.p50).toBeCloseTo(0.0025 + (50 / 98) * 0.0025, 12)
    expect(a.p95).toBeCloseTo(0.0025 + (95 / 98) * 0.0025, 12)
    expect(a.p99).toBeCloseTo(0.1 + 0.5 * 0.15, 12)
    expect(b).toMatchObject({ labels: { route: "/b" }, count: 1 })
  })

  it("of nothing is empty", async () => {
    expect(await new PrometheusMetrics().spread("job_seconds", ["kind"])).toEqual([])
    expect(await new PrometheusMetrics().spread("store_query_seconds", [])).toEqual([])
  })
})
