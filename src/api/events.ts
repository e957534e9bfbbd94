import { PassThrough } from "node:stream"
import type { FastifyReply } from "fastify"
import { z } from "zod"
import type { StreamEvent } from "../operations/events-port.ts"
import type { ServerMetrics } from "../operations/metrics-port.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { ApiError } from "./errors.ts"

export const MAX_LISTENERS = 100
export const HEARTBEAT_MS = 20_000
/** What may wait for a listener that does not read; it is dropped then, and comes back for what it missed. */
const MAX_BACKLOG_BYTES = 1_000_000
const RECONNECT_MS = 3_000

const eventHeaders = z.looseObject({
  "last-event-id": z.string().max(100).optional().describe("what came after it is sent first"),
})

/** `GET /events`: server-sent events, as the standard of HTML has them. */
export function registerEvents(
  api: Api,
  { contextOf, metrics }: ApiContext & { readonly metrics: Pick<ServerMetrics, "set"> },
): void {
  const listeners = new Set<PassThrough>()
  const count = () => metrics.set("event_listeners", {}, listeners.size)
  // Keeps connections from being taken for dead on the way, and finds those that are.
  const heartbeat = setInterval(() => {
    for (const stream of listeners) stream.write(":\n\n")
  }, HEARTBEAT_MS)
  heartbeat.unref()
  api.addHook("preClose", async () => {
    clearInterval(heartbeat)
    for (const stream of listeners) stream.end()
  })

  api.get("/events", {
    exposeHeadRoute: false,
    schema: {
      tags: ["Events"],
      summary: "What changes, as server-sent events: invalidation, progress, freshness, and reset",
      description:
        "`reset` says that events were missed. Each `data` is JSON: the event's `type` and what it is about.",
      headers: eventHeaders,
      response: { 200: { content: { "text/event-stream": { schema: z.string() } } } },
    },
    handler: async (request, reply) => {
      if (!acceptsEvents(request.headers.accept)) {
        throw new ApiError("not-acceptable", "events come as text/event-stream alone")
      }
      if (listeners.size >= MAX_LISTENERS) {
        void reply.header("retry-after", String(HEARTBEAT_MS / 1_000))
        throw new ApiError("too-many-listeners", `${MAX_LISTENERS} pages listen already; try again later`)
      }
      const { owner, feed } = contextOf(request)
      const stream = new PassThrough()
      stream.write(`retry: ${RECONNECT_MS}\n\n`)
      const { position, end } = feed.subscribe(
        owner,
        request.headers["last-event-id"] ?? null,
        (event, at) => {
          stream.write(messageOf(event, at))
          if (stream.writableLength > MAX_BACKLOG_BYTES) stream.destroy()
        },
      )
      // Without data it is no event, but it is where the listener is: one that loses its first connection misses nothing.
      stream.write(`id: ${position}\n\n`)
      listeners.add(stream)
      count()
      stream.on("close", () => {
        end()
        listeners.delete(stream)
        count()
      })
      return sendStream(reply, stream)
    },
  })
}

function sendStream(reply: FastifyReply, stream: PassThrough): FastifyReply {
  return reply.header("cache-control", "no-store").type("text/event-stream; charset=utf-8").send(stream)
}

function messageOf(event: StreamEvent, position: string): string {
  return `id: ${position}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

function acceptsEvents(accept = "*/*"): boolean {
  return /text\/(event-stream|\*)|\*\/\*/.test(accept)
}
