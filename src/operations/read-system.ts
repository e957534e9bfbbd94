import type { SystemResult } from "../contract/index.ts"
import { instant } from "./instant.ts"
import type { JobQueue } from "./jobs-port.ts"
import type { Labels, MetricsReader, ProcessFigures, Spread } from "./metrics-port.ts"
import type { ResultCache } from "./ports.ts"

/** How the server does: requests by route, jobs, caches, statements and memory. */
export async function readSystem({
  measured,
  jobs,
  cache,
}: {
  readonly measured: MetricsReader
  readonly jobs: Pick<JobQueue, "counts">
  readonly cache: ResultCache
}): Promise<SystemResult> {
  const [byRoute, byStatus, attempts, [queries], states] = await Promise.all([
    measured.spread("http_request_seconds", ["method", "route"]),
    measured.spread("http_request_seconds", ["method", "route", "status"]),
    measured.spread("job_seconds", ["kind", "outcome"]),
    measured.spread("store_query_seconds", []),
    jobs.counts(),
  ])
  const { startedAt, ...figures } = measured.process()
  return {
    startedAt: instant(startedAt),
    requests: byRoute.map((route) => ({
      method: route.labels["method"],
      route: route.labels["route"],
      failures: failuresOf(route.labels, byStatus),
      ...inMilliseconds(route),
    })),
    jobs: {
      states,
      attempts: attempts.map((attempt) => ({
        kind: attempt.labels["kind"],
        outcome: attempt.labels["outcome"],
        ...inMilliseconds(attempt),
      })),
    },
    caches: [cache.usage()].map((usage) => ({ ...usage, hitRate: hitRate(usage) })),
    queries: queries === undefined ? null : inMilliseconds(queries),
    process: { ...figures, eventLoopDelay: delayOf(figures) },
  }
}

function inMilliseconds({ count, p50, p95, p99 }: Spread) {
  return { count, p50Ms: p50 * 1_000, p95Ms: p95 * 1_000, p99Ms: p99 * 1_000 }
}

function failuresOf(
  { method, route }: Labels,
  all: readonly (Spread & { readonly labels: Labels })[],
): number {
  return all
    .filter(({ labels }) => labels["method"] === method && labels["route"] === route)
    .filter(({ labels }) => Number(labels["status"]) >= 500)
    .reduce((failures, { count }) => failures + count, 0)
}

function hitRate({ hits, misses, joined }: { hits: number; misses: number; joined: number }): number | null {
  const lookups = hits + misses + joined
  return lookups === 0 ? null : hits / lookups
}

function delayOf({ eventLoopDelay: delay }: Pick<ProcessFigures, "eventLoopDelay">) {
  if (delay === null) return null
  return { p50Ms: delay.p50 * 1_000, p99Ms: delay.p99 * 1_000, maxMs: delay.max * 1_000 }
}
