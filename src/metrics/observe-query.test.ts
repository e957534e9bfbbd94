import { describe, expect, it } from "vitest"
import { observeQuery } from "./observe-query.ts"
import { PrometheusMetrics } from "./prometheus-metrics.ts"

describe("statements of the store", () => {
  it("are measured, and told of when they take more than 50 ms", async () => {
    const metrics = new PrometheusMetrics()
    const slow: unknown[] = []
    const observe = observeQuery(metrics.server, (statement) => slow.push(statement))
    observe("select 1", 0.1)
    observe("select 2", 50)
    observe("select 3", 51)
    expect(slow).toEqual([{ sql: "select 3", milliseconds: 51 }])
    const { body } = await metrics.text()
    expect(body).toContain("foliant_store_slow_queries_total 1")
    expect(body).toContain("foliant_store_query_seconds_count 3")
  })
})
