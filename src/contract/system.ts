import { z } from "zod"

const spread = {
  count: z.int(),
  p50Ms: z.number(),
  p95Ms: z.number(),
  p99Ms: z.number(),
}

/** `GET /system`: how the server does, since its process began unless said otherwise. */
export const systemResult = z.object({
  startedAt: z.string(),
  requests: z.array(
    z.object({
      method: z.string(),
      route: z.string(),
      failures: z.int().describe("answers with a status of 500 or more"),
      ...spread,
    }),
  ),
  jobs: z.object({
    states: z
      .object({
        waiting: z.int(),
        running: z.int(),
        succeeded: z.int(),
        failed: z.int(),
        cancelled: z.int(),
      })
      .describe("jobs that are kept, those that ended for a week"),
    attempts: z.array(z.object({ kind: z.string(), outcome: z.string(), ...spread })),
  }),
  caches: z.array(
    z.object({
      tier: z.enum(["memory"]),
      hits: z.int(),
      misses: z.int(),
      joined: z.int().describe("waited for a result being made for another caller"),
      hitRate: z.number().nullable().describe("hits among all lookups; null before the first"),
      evictions: z.int().describe("results dropped to make room"),
      entries: z.int(),
      bytes: z.int(),
      maxBytes: z.int(),
    }),
  ),
  queries: z.object(spread).nullable().describe("statements in the store; null before the first"),
  process: z.object({
    residentBytes: z.int(),
    heapUsedBytes: z.int(),
    heapTotalBytes: z.int(),
    externalBytes: z.int(),
    cpuSeconds: z.number(),
    eventLoopDelay: z
      .object({ p50Ms: z.number(), p99Ms: z.number(), maxMs: z.number() })
      .nullable()
      .describe("within the last minute or so"),
  }),
})

export type SystemResult = z.infer<typeof systemResult>
