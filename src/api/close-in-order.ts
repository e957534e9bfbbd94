import { Socket } from "node:net"
import type { FastifyInstance } from "fastify"

/** How long a request that is under way may still take once the server is told to stop. */
const GRACE_MS = 10_000

/**
 * Lets requests that are under way finish when the server stops, and no connection outlive its last one: a client that keeps
 * it alive would hold the process for another minute. Nor does one that was opened ahead of need, as browsers do, and never
 * asked anything: Node takes it for a request that is about to come.
 */
export function closeInOrder(app: FastifyInstance): void {
  let isClosing = false
  const unused = new Set<Socket>()
  app.server.on("connection", (socket) => {
    unused.add(socket)
    socket.once("close", () => unused.delete(socket))
  })
  app.addHook("onRequest", async (request) => {
    unused.delete(request.raw.socket)
  })
  app.addHook("preClose", async () => {
    isClosing = true
    for (const socket of unused) socket.destroy()
    setTimeout(() => app.server.closeAllConnections(), GRACE_MS).unref()
  })
  app.addHook("onResponse", async (request) => {
    // The reads of a batch come over no socket.
    if (isClosing && request.raw.socket instanceof Socket) request.raw.socket.end()
  })
}
