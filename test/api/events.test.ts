import { connect } from "node:net"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { HEARTBEAT_MS } from "../../src/api/events.ts"
import { tradeOn } from "../operations/portfolio-world.ts"
import { type ApiWorld, apiWorld, jsonBody, rawRequest } from "./api-world.ts"
import { listenTo } from "./event-stream.ts"

let api: ApiWorld
beforeEach(async () => {
  api = await apiWorld()
})
afterEach(async () => {
  vi.useRealTimers()
  await api.remove()
})

const v1 = "/api/v1"
const gauge = async () =>
  /^foliant_event_listeners (\d+)$/m.exec(await (await api.fetch("/metrics")).text())?.[1]

describe("the events", () => {
  it("tell a page that a portfolio is not what it was", async () => {
    const page = await listenTo(api.url)
    expect(page.status).toBe(200)
    expect(page.headers.get("content-type")).toBe("text/event-stream; charset=utf-8")
    expect(page.headers.get("cache-control")).toBe("no-store")
    const { portfolioId, importId } = await api.importTrades([tradeOn(10)])
    await api.json(`${v1}/portfolios/${portfolioId}`, jsonBody("PATCH", { name: "Other" }))
    await api.json(`${v1}/imports/${importId}/undo`, { method: "POST" })
    const changed = (revision: number) => ({ type: "invalidation", portfolioId, revision })
    await vi.waitFor(() => expect(page.events).toEqual([changed(1), changed(2), changed(3)]))
    page.close()
  })

  it("tell how far a job is", async () => {
    const page = await listenTo(api.url)
    api.jobs.start(
      {
        ...api.handlers,
        async "clean-up-imports"(_, { progress }) {
          progress(0.5, "half of them")
          await new Promise((resolve) => setTimeout(resolve, 30))
        },
      },
      [],
    )
    const { id } = await api.jobs.enqueue("clean-up-imports", {
      owner: "ann",
      payload: null,
      priority: 3,
      dedupeKey: null,
    })
    await vi.waitFor(() => {
      const states = page.events.map((event) =>
        event.type === "progress" && event.job.id === id ? [event.job.state, event.job.progress] : [],
      )
      expect(states).toEqual([
        ["waiting", 0],
        ["running", 0],
        ["running", 0.5],
        ["succeeded", 1],
      ])
    })
    page.close()
  })

  it("of another owner are not told", async () => {
    const bob = await listenTo(api.url, { "x-owner": "bob" })
    await api.importTrades([tradeOn(10)])
    api.events.publish(null, { type: "freshness", instruments: ["x"] })
    await vi.waitFor(() => expect(bob.events).toEqual([{ type: "freshness", instruments: ["x"] }]))
    bob.close()
  })

  it("that a page missed are told first when it comes back, also when it had heard none", async () => {
    const page = await listenTo(api.url)
    await vi.waitFor(() => expect(page.lastId()).not.toBe(""))
    page.close()
    api.events.publish("ann", { type: "invalidation", portfolioId: "p", revision: 7 })
    const again = await listenTo(api.url, { "last-event-id": page.lastId() })
    await vi.waitFor(() => expect(again.events).toHaveLength(1))
    again.close()
    api.events.publish("ann", { type: "invalidation", portfolioId: "p", revision: 8 })
    const third = await listenTo(api.url, { "last-event-id": again.lastId() })
    await vi.waitFor(() =>
      expect(third.events).toEqual([{ type: "invalidation", portfolioId: "p", revision: 8 }]),
    )
    third.close()
  })

  it("that are not kept any more make a page begin anew", async () => {
    const page = await listenTo(api.url, { "last-event-id": "an-earlier-run.12" })
    await vi.waitFor(() => expect(page.events).toEqual([{ type: "reset" }]))
    page.close()
  })

  it("show that the connection is alive when nothing happens", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
    const other = await apiWorld()
    const page = await listenTo(other.url)
    vi.advanceTimersByTime(2 * HEARTBEAT_MS)
    await vi.waitFor(() => expect(page.heartbeats()).toBe(2))
    page.close()
    await other.remove()
  })

  it("end when the server stops, without waiting for the page", async () => {
    const other = await apiWorld()
    const page = await listenTo(other.url)
    const start = performance.now()
    await other.remove()
    await page.ended
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it("are counted by listener, and a listener that goes leaves nothing behind", async () => {
    const pages = await Promise.all([listenTo(api.url), listenTo(api.url)])
    expect(await gauge()).toBe("2")
    for (const page of pages) page.close()
    await vi.waitFor(async () => expect(await gauge()).toBe("0"))
  })

  it("drop a listener that does not read before it fills the memory", async () => {
    const socket = connect(Number(new URL(api.url).port), "127.0.0.1")
    socket.write("GET /api/v1/events HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n\r\n")
    await new Promise((resolve) => socket.once("data", resolve))
    socket.pause()
    const closed = new Promise((resolve) => socket.once("close", resolve))
    const instruments = Array.from({ length: 1_000 }, (_, index) => `instrument-${index}`)
    for (let index = 0; index < 2_000 && (await gauge()) === "1"; index++) {
      for (let burst = 0; burst < 20; burst++) api.events.publish("ann", { type: "freshness", instruments })
    }
    expect(await gauge()).toBe("0")
    socket.resume()
    await closed
  })

  it("come to no one who would not understand them, and never into a batch", async () => {
    const asJson = await rawRequest(`${api.url}${v1}/events`, { headers: { accept: "application/json" } })
    expect(asJson.status).toBe(406)
    const requests = [{ path: `${v1}/events` }]
    const { body } = await api.json(`${v1}/batch`, jsonBody("POST", { requests }))
    expect(body).toMatchObject({ responses: [{ status: 406 }] })
    expect((await api.fetch(`${v1}/events`, { method: "HEAD" })).status).toBe(404)
    expect(await gauge()).toBe("0")
  })
})
