import type { MetricDefinitions } from "./metric-definition.ts"

/** What the server measures of itself. */
export const serverDefinitions = {
  http_request_seconds: {
    kind: "histogram",
    help: "Time from a request's arrival to the end of its answer",
    labels: ["method", "route", "status"],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  },
  job_seconds: {
    kind: "histogram",
    help: "Time that an attempt at a job took",
    labels: ["kind", "outcome"],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 1_800],
  },
  store_query_seconds: {
    kind: "histogram",
    help: "Time that a statement took in the store",
    labels: [],
    buckets: [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
  },
  store_slow_queries_total: {
    kind: "counter",
    help: "Statements that took more than 50 ms",
    labels: [],
  },
  event_listeners: { kind: "gauge", help: "Pages that listen to server-sent events", labels: [] },
} as const satisfies MetricDefinitions
