import { Socket } from "node:net"
import type { FastifyInstance } from "fastify"

/** How long a request that is under way may still take once the server is told to stop. */
const GRACE_MS = 10_000

/**
 * Lets requests that are under way finish when the server stops, and no connection outlive its last one: a client that keeps
 * it alive would hold the process for another minute.
 */
export function closeInOrder(app: FastifyInstance): void {
  let isClosing = false
  app.addHook("preClose", async () => {
    isClosing = true
    setTimeout(() => app.server.closeAllConnections(), GRACE_MS).unref()
  })
  app.addHook("onResponse", async (request) => {
    // The reads of a batch come over no socket.
    if (isClosing && request.raw.socket instanceof Socket) request.raw.socket.end()
  })
}
