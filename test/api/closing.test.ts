import { once } from "node:events"
import { connect } from "node:net"
import { describe, expect, it } from "vitest"
import { apiWorld } from "./api-world.ts"

describe("a server that stops", () => {
  it("does not wait for a connection that was opened and never used", async () => {
    const api = await apiWorld()
    const socket = connect(Number(new URL(api.url).port), "127.0.0.1")
    await once(socket, "connect")
    await api.fetch("/health/live") // so that the server has seen the connection before it
    const start = performance.now()
    await api.remove()
    expect(performance.now() - start).toBeLessThan(2_000)
    if (!socket.closed) await once(socket, "close")
  })
})
