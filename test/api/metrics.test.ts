import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { systemResult } from "../../src/contract/index.ts"
import { tradeOn } from "../operations/portfolio-world.ts"
import { type ApiWorld, apiWorld } from "./api-world.ts"

const v1 = "/api/v1"

let api: ApiWorld
let portfolioId: string
beforeAll(async () => {
  api = await apiWorld()
  ;({ portfolioId } = await api.importTrades([tradeOn(10), tradeOn(11)]))
  for (let index = 0; index < 5; index++) await api.json(`${v1}/portfolios/${portfolioId}/statistics`)
  await api.json(`${v1}/portfolios/none/statistics`)
  await api.json("/api/v1/nowhere")
})
afterAll(() => api.remove())

describe("the figures for Prometheus", () => {
  it("count requests by route and status, never by the ids in an address", async () => {
    const response = await api.fetch("/metrics")
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8")
    const text = await response.text()
    const route = `method="GET",route="/api/v1/portfolios/:id/statistics"`
    expect(text).toContain(`foliant_http_request_seconds_count{${route},status="200"} 5`)
    expect(text).toContain(`foliant_http_request_seconds_count{${route},status="404"} 1`)
    expect(text).not.toContain(portfolioId)
    expect(text).not.toContain("nowhere")
  })

  it("are in a form that a scraper reads: every line a comment, or a name, labels and a number", async () => {
    const text = await (await api.fetch("/metrics")).text()
    const lines = text.trimEnd().split("\n")
    const sample = /^[a-z_]+(\{([a-z_]+="[^"]*",?)*\})? (-?[\d.e+-]+|\+Inf|NaN)$/
    const odd = lines.filter((line) => line !== "" && !/^# (HELP|TYPE) /.test(line) && !sample.test(line))
    expect(odd).toEqual([])
    expect(lines.length).toBeGreaterThan(50)
  })

  it("hold the use of the result cache and the jobs by state", async () => {
    const text = await (await api.fetch("/metrics")).text()
    const hits = /^foliant_result_cache_lookups_total\{tier="memory",outcome="hit"\} (\d+)$/m.exec(text)
    expect(Number(hits?.[1])).toBeGreaterThanOrEqual(4)
    expect(text).toContain('foliant_jobs{state="waiting"} 0')
  })
})

describe("the figures for the page about data", () => {
  it("are as the contract says, with percentiles by route", async () => {
    const { status, body } = await api.json(`${v1}/system`)
    expect(status).toBe(200)
    const { requests, caches, process } = systemResult.strict().parse(body)
    const statistics = requests.find(({ route }) => route === "/api/v1/portfolios/:id/statistics")
    expect(statistics).toMatchObject({ method: "GET", count: 6, failures: 0 })
    expect(statistics?.p50Ms).toBeGreaterThan(0)
    expect(statistics?.p99Ms).toBeGreaterThanOrEqual(statistics?.p50Ms ?? Infinity)
    expect(caches[0].hitRate).toBeGreaterThan(0.3)
    expect(caches[0].bytes).toBeGreaterThan(0)
    expect(process.residentBytes).toBeGreaterThan(20_000_000)
  })
})
