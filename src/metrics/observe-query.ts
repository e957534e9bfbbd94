import type { ServerMetrics } from "../operations/metrics-port.ts"

const SLOW_MS = 50

/** Measures statements of the store, and tells of slow ones; a statement's values stay out of it. */
export function observeQuery(
  metrics: Pick<ServerMetrics, "add" | "observe">,
  onSlow: (statement: { readonly sql: string; readonly milliseconds: number }) => void,
): (sql: string, milliseconds: number) => void {
  return (sql, milliseconds) => {
    metrics.observe("store_query_seconds", {}, milliseconds / 1_000)
    if (milliseconds <= SLOW_MS) return
    metrics.add("store_slow_queries_total", {})
    onSlow({ sql, milliseconds })
  }
}
