import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { brotliCompressSync, gzipSync } from "node:zlib"
import { afterEach, describe, expect, it } from "vitest"
import { createHttpClient, type HttpClient } from "./http-client.ts"

let server: Server | undefined
let client: HttpClient | undefined

afterEach(async () => {
  client?.close()
  server?.closeAllConnections()
  await new Promise((resolve) => server?.close(resolve))
})

/** A client, and the address of a server that answers so. */
async function start(
  answer: RequestListener,
): Promise<{ http: HttpClient; url: URL; connections: () => number }> {
  let connections = 0
  const listening = createServer(answer).on("connection", () => (connections += 1))
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve))
  server = listening
  client = createHttpClient({
    userAgent: "Foliant (test)",
    deadlines: { connectMs: 300, headersMs: 300, bodyMs: 300 },
  })
  const { port } = listening.address() as AddressInfo
  return {
    http: client,
    url: new URL(`http://127.0.0.1:${port}/path?crumb=secret`),
    connections: () => connections,
  }
}

const remainingMs = 5_000

describe("the HTTP client", () => {
  it("gives status, headers, media type and text, and sends its name and the headers it is given", async () => {
    const { http, url } = await start((request, response) => {
      response.writeHead(404, { "content-type": "Application/JSON; charset=utf-8" })
      response.end(`${request.headers["user-agent"]} ${request.headers.cookie} é`)
    })
    expect(await http.get(url, { headers: { cookie: "A3=x" }, remainingMs })).toMatchObject({
      status: 404,
      contentType: "application/json",
      body: "Foliant (test) A3=x é",
    })
  })

  it("keeps its connection", async () => {
    const { http, url, connections } = await start((_, response) => response.end("x"))
    for (let request = 0; request < 5; request += 1) await http.get(url, { remainingMs })
    expect(connections()).toBe(1)
  })

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
  ] as const)("reads a body compressed as %s", async (encoding, compress) => {
    const { http, url } = await start((_, response) => {
      response.writeHead(200, { "content-encoding": encoding })
      response.end(compress("a long answer ".repeat(1000)))
    })
    expect((await http.get(url, { remainingMs })).body).toHaveLength(14_000)
  })

  it("refuses a body of more than 8 MB, however small it was sent", async () => {
    const { http, url } = await start((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" })
      response.end(gzipSync(Buffer.alloc(9 * 1024 * 1024)))
    })
    await expect(http.get(url, { remainingMs })).rejects.toMatchObject({ failure: "malformed" })
  })

  it("does not follow a redirect", async () => {
    const { http, url } = await start((_, response) => {
      response.writeHead(302, { location: "https://consent.example/" })
      response.end()
    })
    expect(await http.get(url, { remainingMs })).toMatchObject({ status: 302 })
  })

  it("ends with the time of its call when that is shorter than its own deadline", async () => {
    const { http, url } = await start(() => {})
    const began = performance.now()
    await expect(http.get(url, { remainingMs: 50 })).rejects.toMatchObject({ failure: "timeout" })
    expect(performance.now() - began).toBeLessThan(250)
  })

  it("never shows the address in what it says, for a query may hold a secret", async () => {
    const { http, url } = await start((request) => request.socket.destroy())
    await expect(http.get(url, { remainingMs })).rejects.toMatchObject({
      message: expect.not.stringContaining("secret") as string,
    })
  })
})
