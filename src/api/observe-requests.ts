import type { FastifyInstance } from "fastify"
import type { ServerMetrics } from "../operations/metrics-port.ts"

/** Measures every answer by its route. */
export function observeRequests(app: FastifyInstance, metrics: Pick<ServerMetrics, "observe">): void {
  app.addHook("onResponse", async (request, reply) => {
    // The answer to a listener lasts as long as its page is open, which says nothing.
    if (String(reply.getHeader("content-type")).startsWith("text/event-stream")) return
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? "none",
      status: String(reply.statusCode),
    }
    metrics.observe("http_request_seconds", labels, reply.elapsedTime / 1_000)
  })
}
