import { createHash } from "node:crypto"
import { brotliDecompressSync, gunzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  analysisResult,
  batchResult,
  catalogueResult,
  changeList,
  commitImportResult,
  health,
  importList,
  importPreview,
  importStateResult,
  demoResult,
  removedPortfolioList,
  monthlyResult,
  openColumnBlock,
  page,
  portfolio,
  portfolioSummary,
  seriesResult,
  strategiesResult,
  tradeColumnsMeta,
  tradesPage,
} from "../../src/contract/index.ts"
import { optionOmegaCsv } from "../fixtures/option-omega-csv.ts"
import { tradeOn } from "../operations/portfolio-world.ts"
import { type ApiWorld, apiWorld, formOf, jsonBody, rawRequest } from "./api-world.ts"

const v1 = "/api/v1"
const rows = Array.from({ length: 40 }, (_, index) =>
  tradeOn(3 + (index % 20), {
    "Time Opened": `10:${String(index).padStart(2, "0")}:00`,
    Strategy: index === 0 ? '=HYPERLINK("x")' : "Put, Spread",
  }),
)

let api: ApiWorld
let portfolioId: string
let importId: string
beforeAll(async () => {
  api = await apiWorld()
  ;({ portfolioId, importId } = await api.importTrades(rows))
})
afterAll(() => api.remove())

const ofPortfolio = (rest: string) => `${v1}/portfolios/${portfolioId}${rest}`

describe("every answer", () => {
  it.each([
    ["/portfolios", page(portfolioSummary)],
    ["/catalogue", catalogueResult],
  ])("of %s is as the contract says", async (path, schema) => {
    const { status, body } = await api.json(v1 + path)
    expect(status).toBe(200)
    expect(schema.strict().parse(body)).toEqual(body)
  })

  it.each([
    ["", portfolioSummary],
    ["/statistics?strategy=Put%2C%20Spread&riskFreeRate=0.03&oneLot=true", analysisResult],
    ["/series?columns=equity,drawdown,return&maxPoints=10", seriesResult],
    ["/monthly", monthlyResult],
    ["/strategies?from=2025-03-04", strategiesResult],
    ["/trades?limit=3&fields=id,pnl", tradesPage],
    ["/imports", importList],
    ["/changes", changeList],
  ])("of a portfolio's %s is as the contract says", async (path, schema) => {
    const { status, body } = await api.json(ofPortfolio(path))
    expect(status).toBe(200)
    expect(schema.strict().parse(body)).toEqual(body)
  })

  it("of an import is as the contract says, from upload to undo", async () => {
    const upload = await api.json(`${v1}/imports`, {
      method: "POST",
      body: formOf([tradeOn(28)], { field: "tradeLog" }),
    })
    expect(upload.status).toBe(201)
    const { id } = importPreview.strict().parse(upload.body).import
    const retarget = await api.json(`${v1}/imports/${id}`, jsonBody("PATCH", { portfolioId }))
    expect(importPreview.strict().parse(retarget.body)).toMatchObject({
      newTrades: 1,
      target: { id: portfolioId },
    })
    expect((await api.json(`${v1}/imports/${id}`)).body).toEqual(retarget.body)
    await api.json(`${v1}/imports/${id}`, jsonBody("PATCH", { portfolioId: null }))
    const commit = await api.json(`${v1}/imports/${id}/commit`, jsonBody("POST", { name: "Second" }))
    expect(commitImportResult.strict().parse(commit.body)).toMatchObject({ revision: 1, import: { id } })
    const undo = await api.json(`${v1}/imports/${id}/undo`, { method: "POST" })
    expect(importStateResult.strict().parse(undo.body)).toMatchObject({
      revision: 2,
      import: { status: "undone" },
    })
    const restore = await api.json(`${v1}/imports/${id}/restore`, { method: "POST" })
    expect(importStateResult.strict().parse(restore.body)).toMatchObject({ import: { status: "committed" } })
    const dropped = await api.upload([tradeOn(27)])
    expect(await api.json(`${v1}/imports/${dropped.id}`, { method: "DELETE" })).toEqual({
      status: 204,
      body: null,
    })
    expect((await api.json(`${v1}/imports/${dropped.id}`)).status).toBe(404)
  })

  it("to a change of a portfolio is as the contract says", async () => {
    const { portfolioId: id } = await api.importTrades([tradeOn(30)])
    const path = `${v1}/portfolios/${id}`
    const update = await api.json(path, jsonBody("PATCH", { name: "  New  ", initialCapital: 100 }))
    expect(portfolio.strict().parse(update.body)).toMatchObject({
      name: "New",
      initialCapital: 100,
      revision: 2,
    })
    expect(await api.json(path, { method: "DELETE" })).toEqual({ status: 204, body: null })
    expect((await api.json(path)).status).toBe(404)
    const restore = await api.json(`${path}/restore`, { method: "POST" })
    expect(portfolio.strict().parse(restore.body)).toMatchObject({ name: "New", revision: 4 })
  })

  it("of health says whether requests can be answered", async () => {
    expect(health.parse((await api.json("/health/live")).body)).toMatchObject({ status: "ok", store: null })
    expect(health.parse((await api.json("/health/ready")).body)).toMatchObject({
      store: { engine: "sqlite" },
    })
  })

  it("tells a request's id, how long it took and what the browser may not do with it", async () => {
    const { headers } = await api.fetch(ofPortfolio("/monthly"))
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get("server-timing")).toMatch(/total;dur=\d/)
    expect(headers.get("cache-control")).toBe("private, no-cache")
    expect(headers.get("x-content-type-options")).toBe("nosniff")
    const policy = headers.get("content-security-policy") ?? ""
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain("unsafe")
    const line = api.log.find(({ reqId }) => reqId === headers.get("x-request-id"))
    expect(line).toBeDefined()
  })
})

describe("an answer that a client has", () => {
  it("is not sent again while it holds, and is when something changed", async () => {
    const first = await api.fetch(ofPortfolio("/statistics"))
    const etag = first.headers.get("etag") ?? ""
    expect(etag).toMatch(/^W\/"[0-9a-f]{64}"$/)
    const ask = (value: string) =>
      api.fetch(ofPortfolio("/statistics"), { headers: { "if-none-match": value } })
    for (const value of [etag, etag.slice(2), `"other", ${etag}`, "*"]) {
      const again = await ask(value)
      expect(again.status).toBe(304)
      expect(await again.text()).toBe("")
      expect(again.headers.get("etag")).toBe(etag)
    }
    expect((await ask('"other"')).status).toBe(200)
    await api.json(ofPortfolio(""), jsonBody("PATCH", { name: "Changed" }))
    const changed = await ask(etag)
    expect(changed.status).toBe(200)
    expect(changed.headers.get("etag")).not.toBe(etag)
  })

  it("comes compressed as the client likes it, and the same each time", async () => {
    // `fetch` would unpack it, so the bytes are read raw.
    const read = async (encoding: string) => {
      const { request } = await import("node:http")
      return new Promise<{ encoding: string | undefined; bytes: Buffer }>((resolve, reject) => {
        const asked = request(
          api.url + ofPortfolio("/statistics"),
          { headers: { "accept-encoding": encoding } },
          (answer) => {
            const chunks: Buffer[] = []
            answer.on("data", (chunk: Buffer) => chunks.push(chunk))
            answer.on("end", () =>
              resolve({ encoding: answer.headers["content-encoding"], bytes: Buffer.concat(chunks) }),
            )
          },
        )
        asked.on("error", reject)
        asked.end()
      })
    }
    const plain = await read("identity")
    expect(plain.encoding).toBeUndefined()
    for (const [accept, expected, unpack] of [
      ["gzip, deflate, br", "br", brotliDecompressSync],
      ["gzip;q=0.5, br;q=0", "gzip", gunzipSync],
      ["*", "br", brotliDecompressSync],
    ] as const) {
      const packed = await read(accept)
      expect(packed.encoding).toBe(expected)
      expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2)
      expect(unpack(packed.bytes).equals(plain.bytes)).toBe(true)
      expect((await read(accept)).bytes.equals(packed.bytes)).toBe(true)
    }
  })
})

describe("lists", () => {
  it("are read to the end by their cursors, each trade once", async () => {
    const ids: string[] = []
    let cursor: string | null = ""
    while (cursor !== null) {
      const at: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`
      const { body } = await api.json(ofPortfolio(`/trades?limit=7&sort=-pnl&fields=id${at}`))
      const found = tradesPage.parse(body)
      ids.push(...found.data.map(({ id }) => id ?? ""))
      cursor = found.nextCursor
    }
    expect(ids).toHaveLength(40)
    expect(new Set(ids).size).toBe(40)
  })

  it("show an owner what is theirs alone", async () => {
    const headers = { "x-owner": "bob" }
    expect((await api.json(`${v1}/portfolios`, { headers })).body).toEqual({ data: [], nextCursor: null })
    expect((await api.json(ofPortfolio("/trades"), { headers })).status).toBe(404)
    expect((await api.json(`${v1}/imports/${importId}/files/0`, { headers })).status).toBe(404)
  })
})

describe("tables as CSV", () => {
  const csv = async (path: string) => {
    const response = await api.fetch(ofPortfolio(path), { headers: { accept: "text/csv" } })
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8")
    return (await response.text()).split("\r\n")
  }

  it("hold all trades, with texts that a spreadsheet would run made harmless", async () => {
    const lines = await csv("/trades?sort=openTime&fields=line,strategy,pnl&limit=1")
    expect(lines[0]).toBe("line,strategy,pnl")
    expect(lines[1]).toBe(`2,"'=HYPERLINK(""x"")",208.5`)
    expect(lines[2]).toBe('3,"Put, Spread",208.5')
    expect(lines).toHaveLength(1 + 40 + 1) // header, rows, and what follows the last line end
  })

  it("hold a series whole, whatever the points asked for", async () => {
    const lines = await csv("/series?columns=pnl&maxPoints=2")
    expect(lines[0]).toBe("date,pnl")
    expect(lines[1]).toBe("2025-03-03,417")
    expect(lines.length).toBeGreaterThan(10)
  })
})

describe("bytes", () => {
  it("of the trade columns are a block that says what it holds", async () => {
    const response = await api.fetch(ofPortfolio("/trade-columns"))
    expect(response.headers.get("content-type")).toBe("application/octet-stream")
    // Small enough that packing it pays.
    expect(response.headers.get("content-encoding")).toMatch(/br|gzip/)
    const block = openColumnBlock(new Uint8Array(await response.arrayBuffer()))
    expect(tradeColumnsMeta.strict().parse(block.meta)).toMatchObject({ portfolioId, trades: 40 })
    expect(block.column("pnl")).toHaveLength(40)
    const etag = response.headers.get("etag") ?? ""
    const again = await api.fetch(ofPortfolio("/trade-columns"), { headers: { "if-none-match": etag } })
    expect(again.status).toBe(304)
  })

  it("of an imported file are those that came, to be saved under its name", async () => {
    const response = await api.fetch(`${v1}/imports/${importId}/files/0`)
    expect(response.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''log.csv")
    expect(await response.text()).toBe(optionOmegaCsv(rows))
  })
})

describe("a batch", () => {
  it("answers each read with its own status", async () => {
    const paths = [
      "/portfolios?limit=1",
      `/portfolios/${portfolioId}/monthly`,
      "/portfolios/none",
      `/portfolios/${portfolioId}/trade-columns`,
    ]
    const requests = paths.map((path) => ({ path: v1 + path }))
    const { status, body } = await api.json(`${v1}/batch`, jsonBody("POST", { requests }))
    expect(status).toBe(200)
    const { responses } = batchResult.parse(body)
    expect(responses.map((one) => one.status)).toEqual([200, 200, 404, 406])
    expect(responses[1].body).toEqual((await api.json(requests[1].path)).body)
    expect(responses[1].etag).toMatch(/^W\//)
    expect(responses[2].body).toMatchObject({ code: "portfolio-not-found" })
  })

  it("reads as the owner who asks", async () => {
    const requests = [{ path: ofPortfolio("/monthly") }]
    const { body } = await api.json(`${v1}/batch`, jsonBody("POST", { requests }, { "x-owner": "bob" }))
    expect(batchResult.parse(body).responses[0].status).toBe(404)
  })

  it("reads no more than 20 and nothing outside the API", async () => {
    const requests = Array.from({ length: 21 }, () => ({ path: `${v1}/portfolios` }))
    expect((await api.json(`${v1}/batch`, jsonBody("POST", { requests }))).status).toBe(400)
    const outside = { requests: [{ path: "http://example.com/" }] }
    expect((await api.json(`${v1}/batch`, jsonBody("POST", outside))).status).toBe(400)
  })
})

describe("what waits to be decided on", () => {
  it("lists imports that were read and are neither committed nor dropped", async () => {
    const { id } = await api.upload([tradeOn(20)])
    const waiting = async (init?: RequestInit) => {
      const { body } = await api.json(`${v1}/imports?status=staged`, init)
      return importList.parse(body).data.map((batch) => batch.id)
    }
    expect(await waiting()).toContain(id)
    expect(await waiting({ headers: { "x-owner": "bob" } })).toEqual([])
    await api.fetch(`${v1}/imports/${id}`, { method: "DELETE" })
    expect(await waiting()).not.toContain(id)
  })

  it("lists deleted portfolios to their owner until they are restored", async () => {
    const removed = async (init?: RequestInit) => {
      const { body } = await api.json(`${v1}/removed-portfolios`, init)
      return removedPortfolioList.parse(body).data.map((portfolio) => portfolio.id)
    }
    expect(await removed()).toEqual([])
    await api.fetch(ofPortfolio(""), { method: "DELETE" })
    expect(await removed()).toEqual([portfolioId])
    expect(await removed({ headers: { "x-owner": "bob" } })).toEqual([])
    await api.fetch(ofPortfolio("/restore"), { method: "POST" })
    expect(await removed()).toEqual([])
  })

  it("makes the demo once, however often it is asked for", async () => {
    const make = async () => demoResult.parse((await api.json(`${v1}/demo`, asCarl("POST"))).body)
    const asCarl = (method: string) => ({ method, headers: { "x-owner": "carl" } })
    const first = await make()
    expect(await make()).toEqual(first)
    const { body } = await api.json(`${v1}/portfolios`, asCarl("GET"))
    expect((body as { data: unknown[] }).data).toMatchObject([{ id: first.portfolioId, synthetic: true }])
  })
})

describe("the pages", () => {
  const page = { headers: { accept: "text/html" } }
  const earlyAnswers = (html: string) =>
    JSON.parse(/id="early-answers">(.*?)<\/script>/.exec(html)?.[1] ?? "null") as Record<string, unknown>

  it("come at every address of the app, asked for again each time", async () => {
    for (const path of ["/", "/portfolios/abc?from=2025-01-01"]) {
      const response = await api.fetch(path, { headers: { accept: "text/html" } })
      expect(response.status).toBe(200)
      expect(response.headers.get("content-type")).toMatch(/^text\/html/)
      expect(response.headers.get("cache-control")).toBe("no-cache")
      expect(await response.text()).toContain("<title>Foliant")
    }
  })

  it("bring along their files and the answers to their first questions", async () => {
    const html = await (await api.fetch(`/portfolios/${portfolioId}?from=2025-01-01`, page)).text()
    expect(html).toContain(`<link rel="modulepreload" href="/assets/main-abc123.js"`)
    const early = earlyAnswers(html)
    const paths = ["/portfolios?limit=1", `/portfolios/${portfolioId}`]
    expect(Object.keys(early).sort()).toEqual(paths.sort())
    for (const path of paths) expect(early[path]).toEqual((await api.json(v1 + path)).body)
  })

  it("carry their styles inside, which the policy admits by their hash alone", async () => {
    const response = await api.fetch("/portfolios/abc", page)
    const [, style = ""] = /<style>(.*?)<\/style>/.exec(await response.text()) ?? []
    expect(style).toBe(".frame{display:grid}")
    const hash = createHash("sha256").update(style).digest("base64")
    expect(response.headers.get("content-security-policy")).toContain(`style-src 'self' 'sha256-${hash}';`)
  })

  it("bring along nothing that whoever asks could not read", async () => {
    const asBob = { headers: { ...page.headers, "x-owner": "bob" } }
    const html = await (await api.fetch(`/portfolios/${portfolioId}`, asBob)).text()
    expect(earlyAnswers(html)).toEqual({ "/portfolios?limit=1": { data: [], nextCursor: null } })
  })

  it("keep names in the data from ending the block that it stands in", async () => {
    const rename = (name: string) => api.json(ofPortfolio(""), jsonBody("PATCH", { name }))
    const { body } = await api.json(ofPortfolio(""))
    await rename("</script><script>alert(1)</script>")
    const html = await (await api.fetch(`/portfolios/${portfolioId}`, page)).text()
    await rename((body as { name: string }).name)
    expect(html).not.toContain("<script>")
    expect(earlyAnswers(html)[`/portfolios/${portfolioId}`]).toMatchObject({
      name: "</script><script>alert(1)</script>",
    })
  })

  it("bring files that are kept for good, already compressed", async () => {
    const response = await api.fetch("/assets/main-abc123.js", { headers: { "accept-encoding": "br" } })
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable")
    expect(response.headers.get("content-encoding")).toBe("br")
    expect(await response.text()).toContain("console.log('page')")
  })

  it("are not sent in place of a file or an address of the API that is not there", async () => {
    for (const path of ["/assets/gone.js", "/favicon.ico", `${v1}/gone`]) {
      const response = await api.fetch(path, { headers: { accept: "text/html" } })
      expect(response.status).toBe(404)
      expect(response.headers.get("content-type")).toMatch(/problem\+json/)
    }
  })

  it("do not let an address out of their folder", async () => {
    for (const path of ["/../store/foliant.sqlite", "/%2e%2e/foliant.sqlite", "/..%2ffoliant.sqlite"]) {
      const { status, body } = await rawRequest(api.url + path, { headers: {} })
      expect(status).toBe(404)
      expect(body).not.toContain("SQLite")
    }
  })
})

describe("the documentation", () => {
  it("describes every address that answers", async () => {
    const { body } = await api.json("/openapi.json")
    const { paths } = body as { paths: Record<string, Record<string, object>> }
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(operations.filter((operation) => !operation.startsWith("HEAD")).toSorted()).toEqual([
      "DELETE /api/v1/backtests/{id}",
      "DELETE /api/v1/imports/{id}",
      "DELETE /api/v1/optimizations/{id}",
      "DELETE /api/v1/portfolio-backtests/{id}",
      "DELETE /api/v1/portfolios/{id}",
      "DELETE /api/v1/price-files/{id}",
      "DELETE /api/v1/walk-forwards/{id}",
      "GET /api/v1/backtests",
      "GET /api/v1/backtests/{id}",
      "GET /api/v1/backtests/{id}/series",
      "GET /api/v1/backtests/{id}/trades",
      "GET /api/v1/catalogue",
      "GET /api/v1/events",
      "GET /api/v1/imports",
      "GET /api/v1/imports/{id}",
      "GET /api/v1/imports/{id}/files/{index}",
      "GET /api/v1/instruments",
      "GET /api/v1/instruments/search",
      "GET /api/v1/instruments/{id}",
      "GET /api/v1/instruments/{id}/prices",
      "GET /api/v1/jobs",
      "GET /api/v1/jobs/{id}",
      "GET /api/v1/market-data/accounting",
      "GET /api/v1/optimizations",
      "GET /api/v1/optimizations/{id}",
      "GET /api/v1/optimizations/{id}/grid",
      "GET /api/v1/portfolio-backtests",
      "GET /api/v1/portfolio-backtests/{id}",
      "GET /api/v1/portfolio-backtests/{id}/series",
      "GET /api/v1/portfolio-backtests/{id}/trades",
      "GET /api/v1/portfolios",
      "GET /api/v1/portfolios/{id}",
      "GET /api/v1/portfolios/{id}/changes",
      "GET /api/v1/portfolios/{id}/imports",
      "GET /api/v1/portfolios/{id}/monthly",
      "GET /api/v1/portfolios/{id}/series",
      "GET /api/v1/portfolios/{id}/statistics",
      "GET /api/v1/portfolios/{id}/strategies",
      "GET /api/v1/portfolios/{id}/trade-columns",
      "GET /api/v1/portfolios/{id}/trades",
      "GET /api/v1/price-files",
      "GET /api/v1/providers",
      "GET /api/v1/providers/demo/faults",
      "GET /api/v1/quotes",
      "GET /api/v1/removed-portfolios",
      "GET /api/v1/strategies",
      "GET /api/v1/system",
      "GET /api/v1/walk-forwards",
      "GET /api/v1/walk-forwards/{id}",
      "GET /api/v1/walk-forwards/{id}/series",
      "GET /health/live",
      "GET /health/ready",
      "GET /metrics",
      "PATCH /api/v1/imports/{id}",
      "PATCH /api/v1/portfolios/{id}",
      "POST /api/v1/backtests",
      "POST /api/v1/backtests/compare",
      "POST /api/v1/backtests/{id}/restore",
      "POST /api/v1/batch",
      "POST /api/v1/demo",
      "POST /api/v1/imports",
      "POST /api/v1/imports/{id}/commit",
      "POST /api/v1/imports/{id}/restore",
      "POST /api/v1/imports/{id}/undo",
      "POST /api/v1/imports/{id}/without-daily-log",
      "POST /api/v1/instruments",
      "POST /api/v1/instruments/{id}/flags/{flag}/accept",
      "POST /api/v1/instruments/{id}/refresh",
      "POST /api/v1/jobs/{id}/cancel",
      "POST /api/v1/jobs/{id}/retry",
      "POST /api/v1/optimizations",
      "POST /api/v1/optimizations/{id}/restore",
      "POST /api/v1/portfolio-backtests",
      "POST /api/v1/portfolio-backtests/{id}/restore",
      "POST /api/v1/portfolios/{id}/restore",
      "POST /api/v1/price-files",
      "POST /api/v1/price-files/{id}/restore",
      "POST /api/v1/providers/{id}/probe",
      "POST /api/v1/walk-forwards",
      "POST /api/v1/walk-forwards/{id}/restore",
      "PUT /api/v1/instruments/{id}/prices/{day}",
      "PUT /api/v1/providers/demo/faults",
    ])
  })

  it("is a page to try it out, without a script written into it", async () => {
    const response = await api.fetch("/docs/")
    expect(response.status).toBe(200)
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self';")
    const inline = /<script(?![^>]*\bsrc=)[^>]*>/
    expect(await response.text()).not.toMatch(inline)
  })
})
