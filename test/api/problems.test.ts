import { readFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { MAX_LISTENERS } from "../../src/api/events.ts"
import { MAX_FILE_BYTES } from "../../src/api/read-upload.ts"
import { ApiError, problemCodes, problemOf, problems } from "../../src/api/errors.ts"
import { PoolClosed } from "../../src/compute/worker-pool.ts"
import { problem } from "../../src/contract/index.ts"
import { openOn, tradeOn } from "../operations/portfolio-world.ts"
import { type ApiWorld, apiWorld, formOf, jsonBody, rawRequest } from "./api-world.ts"

let api: ApiWorld
let portfolioId: string
let importId: string
beforeAll(async () => {
  api = await apiWorld()
  ;({ portfolioId, importId } = await api.importTrades([tradeOn(10), openOn(12)]))
})
afterAll(() => api.remove())

/** Codes that a request got, so that the last test can tell which of the table none did. */
const met = new Set<string>()

async function problemFor(path: string, init?: RequestInit) {
  const response = await api.fetch(path, init)
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8")
  const body = problem.parse(await response.json())
  expect(body.status).toBe(response.status)
  expect(body.instance).toBe(response.headers.get("x-request-id"))
  met.add(body.code)
  return body
}

const v1 = "/api/v1"
const ofPortfolio = (rest: string) => `${v1}/portfolios/${portfolioId}${rest}`
const post = (body: unknown) => jsonBody("POST", body)

describe("a problem", () => {
  it.each([
    ["there is no such address", "/api/v1/nowhere", "not-found"],
    ["there is no such portfolio", `${v1}/portfolios/none`, "portfolio-not-found"],
    ["there is no such import", `${v1}/imports/none`, "import-not-found"],
    ["a parameter has another type", `${v1}/portfolios?limit=many`, "invalid-request"],
    ["a parameter is out of range", `${v1}/portfolios?limit=201`, "invalid-request"],
    ["a cursor is none of ours", `${v1}/portfolios?cursor=abc`, "invalid-cursor"],
  ])("answers when %s", async (_, path, code) => {
    expect((await problemFor(path)).code).toBe(code)
  })

  it.each([
    ["the trades have no such order", "/trades?sort=colour", "unknown-sort-field", "closeDate"],
    ["the trades have no such column", "/trade-columns?columns=colour", "unknown-trade-column", "pnl"],
    ["the trades have no such field", "/trades?fields=id,colour", "invalid-request", "closeDate"],
    ["there is no such strategy", "/statistics?strategy=Butterfly", "unknown-strategy", "Put Spread"],
    ["there is no such parameter", "/statistics?stratgy=x", "invalid-request", "riskFreeRate"],
    ["there is no such series", "/series?columns=colour", "invalid-request", "drawdown"],
  ])("names what there is when %s", async (_, path, code, known) => {
    const found = await problemFor(ofPortfolio(path))
    expect(found).toMatchObject({ code, status: 400 })
    expect(found.detail).toContain(known)
  })

  it("says which field of a body is wrong, and which fields there are", async () => {
    const wrong = await problemFor(ofPortfolio(""), jsonBody("PATCH", { name: "", colour: "red" }))
    expect(wrong.code).toBe("invalid-request")
    expect(wrong.errors?.map(({ path }) => path).toSorted()).toEqual(["colour", "name"])
    expect(wrong.detail).toContain("name, initialCapital")
  })

  it("answers to a body that is no JSON, too deep, or of another kind", async () => {
    const headers = { "content-type": "application/json" }
    const noJson = await problemFor(`${v1}/batch`, { method: "POST", body: "{", headers })
    expect(noJson).toMatchObject({ code: "invalid-request" })
    const deep = await problemFor(`${v1}/batch`, { method: "POST", body: "[".repeat(100_000), headers })
    expect(deep.detail).toBe("the body is nested deeper than 64 levels")
    const text = await problemFor(`${v1}/batch`, {
      method: "POST",
      body: "text",
      headers: { "content-type": "text/plain" },
    })
    expect(text.code).toBe("unsupported-media-type")
    const noForm = await problemFor(`${v1}/imports`, post({}))
    expect(noForm.code).toBe("unsupported-media-type")
    const large = await problemFor(`${v1}/batch`, {
      method: "POST",
      body: `"${"x".repeat(1_000_001)}"`,
      headers,
    })
    expect(large).toMatchObject({ code: "body-too-large", status: 413 })
  })

  it("answers when neither JSON nor CSV is wanted", async () => {
    const found = await problemFor(ofPortfolio("/series"), { headers: { accept: "image/png" } })
    expect(found).toMatchObject({ code: "not-acceptable", status: 406 })
  })

  it("answers to an upload without a file, with another field, and with too many", async () => {
    const post = (body: FormData) => ({ method: "POST", body })
    expect((await problemFor(`${v1}/imports`, post(new FormData()))).detail).toMatch(/no file|invalid/i)
    const other = await problemFor(`${v1}/imports`, post(formOf([tradeOn(10)], { field: "trades" })))
    expect(other.detail).toContain("file")
    const three = formOf([tradeOn(10)])
    for (const name of ["b.csv", "c.csv"]) three.append("file", new Blob(["x"]), name)
    expect((await problemFor(`${v1}/imports`, post(three))).status).toBe(400)
  })

  it("names the limit when a file is larger than it", async () => {
    const form = new FormData()
    form.append("file", new Blob([new Uint8Array(MAX_FILE_BYTES + 1)]), "huge.csv")
    const found = await problemFor(`${v1}/imports`, { method: "POST", body: form })
    expect(found).toMatchObject({ code: "file-too-large", status: 413 })
    expect(found.detail).toContain("100 MB")
  })

  it("says where a file cannot be read, and what was expected", async () => {
    const form = new FormData()
    form.append("file", new Blob(["a,b\n1,2\n"]), "wrong.csv")
    const found = await problemFor(`${v1}/imports`, { method: "POST", body: form })
    expect(found).toMatchObject({ code: "unreadable-file", status: 422 })
    expect(found.detail).toContain("wrong.csv")
    expect(found.errors?.[0].path).toMatch(/^wrong\.csv/)
  })

  it("answers to an import that is not in the state for it", async () => {
    const commit = `${v1}/imports/${importId}/commit`
    expect((await problemFor(commit, post({}))).code).toBe("import-already-committed")
    expect((await problemFor(`${v1}/imports/${importId}/restore`, { method: "POST" })).code).toBe(
      "import-not-undone",
    )
    expect((await problemFor(`${v1}/imports/${importId}/files/3`)).code).toBe("import-file-not-found")
    const staged = await api.upload([tradeOn(10), openOn(12)], `?portfolioId=${portfolioId}`)
    expect((await problemFor(`${v1}/imports/${staged.id}/undo`, { method: "POST" })).code).toBe(
      "import-not-in-force",
    )
    const again = await problemFor(`${v1}/imports/${staged.id}/commit`, post({ portfolioId }))
    expect(again.code).toBe("nothing-to-import")
    const moved = await problemFor(
      `${v1}/imports/${staged.id}/commit`,
      post({ portfolioId, expectedRevision: 99 }),
    )
    expect(moved).toMatchObject({ code: "portfolio-moved", status: 409 })
    expect((await problemFor(ofPortfolio("/restore"), { method: "POST" })).code).toBe("portfolio-not-deleted")
  })

  it("lists the checks that a commit has to confirm", async () => {
    const { id, mustConfirm } = await api.upload([tradeOn(20, { "P/L": "999" })])
    const found = await problemFor(`${v1}/imports/${id}/commit`, post({}))
    expect(found).toMatchObject({ code: "unconfirmed-checks", status: 409 })
    expect(found.errors?.map(({ message }) => message)).toEqual(mustConfirm)
  })

  it("answers to a daily log alone", async () => {
    const form = new FormData()
    form.append("dailyLog", new Blob(["Date,Net Liquidity,P/L\n2025-03-10,10208.5,208.5\n"]), "days.csv")
    const { body } = await api.json(`${v1}/imports`, { method: "POST", body: form })
    const { import: batch, mustConfirm } = body as { import: { id: string }; mustConfirm: string[] }
    const found = await problemFor(`${v1}/imports/${batch.id}/commit`, post({ confirmedChecks: mustConfirm }))
    expect(found.code).toBe("trade-log-missing")
  })

  it("answers to a key that was used for another commit", async () => {
    const { id } = await api.upload([tradeOn(21)])
    const commit = (body: unknown) => jsonBody("POST", body, { "idempotency-key": "once" })
    const first = await api.json(`${v1}/imports/${id}/commit`, commit({}))
    expect(first.status).toBe(200)
    expect(await api.json(`${v1}/imports/${id}/commit`, commit({}))).toEqual(first)
    const found = await problemFor(`${v1}/imports/${id}/commit`, commit({ name: "other" }))
    expect(found).toMatchObject({ code: "idempotency-key-reused", status: 422 })
  })

  it("answers to a job that is not there, has ended, or has not failed", async () => {
    const { id } = await api.jobs.enqueue("clean-up-jobs", {
      owner: "ann",
      payload: null,
      priority: 6,
      dedupeKey: null,
    })
    const act = (verb: string, job = id) => problemFor(`${v1}/jobs/${job}/${verb}`, { method: "POST" })
    expect((await problemFor(`${v1}/jobs/none`)).code).toBe("job-not-found")
    expect((await act("cancel", "none")).code).toBe("job-not-found")
    expect((await act("retry", "none")).code).toBe("job-not-found")
    expect(await act("retry")).toMatchObject({ code: "job-not-failed", status: 409 })
    api.jobs.start(api.handlers, [])
    await vi.waitFor(async () => expect((await api.jobs.find("ann", id))?.state).toBe("succeeded"))
    expect(await act("cancel")).toMatchObject({ code: "job-ended", status: 409 })
  })

  it("is there for what of prices is not", async () => {
    const put = (path: string, body: unknown) => problemFor(path, jsonBody("PUT", body))
    const price = { close: 10, reason: "as the broker says" }
    expect((await problemFor(`${v1}/instruments/none`)).code).toBe("instrument-not-found")
    expect((await put(`${v1}/instruments/none/prices/2025-05-30`, price)).code).toBe("instrument-not-found")
    expect((await put(`${v1}/instruments/none/prices/yesterday`, price)).code).toBe("invalid-request")
    expect((await problemFor(`${v1}/instruments/none/flags/1/accept`, { method: "POST" })).code).toBe(
      "flag-not-open",
    )
    expect((await problemFor(`${v1}/providers/tiingo/probe`, { method: "POST" })).code).toBe(
      "provider-not-found",
    )
    expect((await problemFor(`${v1}/providers/demo/faults`)).code).toBe("not-the-demo")
  })

  it("answers when more pages listen than can be told", async () => {
    const stop = new AbortController()
    const listen = () => fetch(`${api.url}${v1}/events`, { signal: stop.signal })
    const listening = await Promise.all(Array.from({ length: MAX_LISTENERS }, listen))
    expect(new Set(listening.map(({ status }) => status))).toEqual(new Set([200]))
    const refused = await api.fetch(`${v1}/events`)
    expect(refused.headers.get("retry-after")).toBe("20")
    expect(problem.parse(await refused.json()).status).toBe(503)
    expect((await problemFor(`${v1}/events`)).code).toBe("too-many-listeners")
    stop.abort()
    await vi.waitFor(async () => {
      const again = new AbortController()
      const { status } = await fetch(`${api.url}${v1}/events`, { signal: again.signal })
      again.abort()
      expect(status).toBe(200)
    })
  })

  it("answers to another site, and to another name for this machine", async () => {
    const path = `${v1}/portfolios/${portfolioId}/restore`
    const foreign: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: api.url.replace("127.0.0.1", "localhost") }, // another origin, though the same machine
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ]
    for (const headers of foreign) {
      const { status, body } = await rawRequest(api.url + path, {
        method: "POST",
        headers,
      })
      expect({ status, code: problem.parse(JSON.parse(body)).code }).toEqual({
        status: 403,
        code: "cross-origin",
      })
    }
    met.add("cross-origin")
    for (const host of ["evil.example", "127.0.0.1.evil.example:80"]) {
      const { status, body } = await rawRequest(`${api.url}${v1}/portfolios`, { headers: { host } })
      expect({ status, code: problem.parse(JSON.parse(body)).code }).toEqual({
        status: 421,
        code: "unknown-host",
      })
    }
    met.add("unknown-host")
  })

  it("answers to what is hardly HTTP", async () => {
    expect((await problemFor("/%ff")).code).toBe("invalid-request")
    const long = await rawRequest(api.url, { headers: { "x-long": "x".repeat(20_000) } })
    expect({ status: long.status, code: problem.parse(JSON.parse(long.body)).code }).toEqual({
      status: 431,
      code: "headers-too-large",
    })
    met.add("headers-too-large")
  })

  it("lets our own pages and programs change things", async () => {
    const path = `${v1}/portfolios/${portfolioId}/restore`
    const own: Record<string, string>[] = [
      { origin: api.url },
      { "sec-fetch-site": "same-origin" },
      { "sec-fetch-site": "none" },
      {},
    ]
    for (const headers of own) {
      const { status } = await rawRequest(api.url + path, {
        method: "POST",
        headers,
      })
      expect(status).toBe(409) // it was let through: the portfolio is not deleted
    }
  })

  it("tells nothing of what no one expected but the request's id, which is in the log", async () => {
    const broken = new Error("the disk /home/ann/secret is full")
    const found = problemOf(broken, "request-1")
    met.add(found.code)
    expect(found).toMatchObject({ code: "internal-error", status: 500, instance: "request-1" })
    expect(JSON.stringify(found)).not.toContain("secret")
    met.add(problemOf(new PoolClosed(), "r").code)
  })

  it("answers to backtests that are not there, cannot be run, or have no result yet", async () => {
    expect((await problemFor(`${v1}/backtests/none`)).code).toBe("backtest-not-found")
    const form = new FormData()
    form.append("file", new Blob(["date,close\n2024-01-02,1\n2024-01-03,2\n2024-01-04,3\n"]), "prices.csv")
    const upload = await api.json(`${v1}/price-files`, { method: "POST", body: form })
    const { id } = upload.body as { id: string }
    const test = { prices: { priceFile: id }, strategy: { id: "magic" } }
    const refused = await problemFor(`${v1}/backtests`, post(test))
    expect([refused.code, refused.detail]).toEqual(["backtest-refused", expect.stringContaining("sma-cross")])
    const absent = await problemFor(
      `${v1}/backtests`,
      post({ ...test, prices: { priceFile: "none" }, strategy: { id: "sma-cross" } }),
    )
    expect(absent.code).toBe("price-file-not-found")
    const inFrancs = [{ prices: test.prices, currency: "CHF" }]
    const unpriced = await problemFor(`${v1}/portfolio-backtests`, post({ instruments: inFrancs }))
    expect(unpriced.code).toBe("prices-unavailable")
    const ranges = [{ name: "threshold", from: 0, to: 1, step: 0.001 }]
    const method = { kind: "bayesian", runs: 5_000 }
    const strategy = { id: "momentum", parameters: { lookback: 1 } }
    const search = await api.json(`${v1}/optimizations`, post({ ...test, strategy, ranges, method }))
    expect(search.status).toBe(202)
    const { id: searchId } = search.body as { id: string }
    expect((await problemFor(`${v1}/optimizations/${searchId}/grid`)).code).toBe("search-not-over")
  })

  it("was met in these tests for every code of the table", () => {
    expect([...met].toSorted()).toEqual(problemCodes.toSorted())
  })
})

describe("the codes", () => {
  it("are in the OpenAPI document exactly as in the table", async () => {
    const { body } = await api.json("/openapi.json")
    const document = body as {
      openapi: string
      info: { description: string }
      components: { schemas: { Problem: { properties: { code: { enum: string[] } } } } }
    }
    expect(document.openapi).toMatch(/^3\.1/)
    expect(document.components.schemas.Problem.properties.code.enum).toEqual(problemCodes)
    for (const code of problemCodes) {
      expect(document.info.description).toContain(`| \`${code}\` | ${problems[code].status} |`)
    }
  })

  it("are in docs/problems.md exactly as in the table", () => {
    const text = readFileSync(new URL("../../docs/problems.md", import.meta.url), "utf8")
    const rows = [...text.matchAll(/^\| `([a-z-]+)` \| (\d+) \| (.+?) \|$/gm)].map(
      ([, code, status, title]) => [code, Number(status), title],
    )
    expect(rows).toEqual(problemCodes.map((code) => [code, problems[code].status, problems[code].title]))
  })

  it("hold a code for every error that an operation may throw", async () => {
    const files = ["import-errors", "job-errors", "portfolio-errors", "unknown-strategy"]
    for (const file of files) {
      const module = (await import(`../../src/operations/${file}.ts`)) as Record<
        string,
        new (...of: unknown[]) => Error
      >
      for (const [name, ErrorClass] of Object.entries(module)) {
        const error = new ErrorClass(["x"], ["y"])
        const code = problemOf(error, "r").code
        expect(code, name).not.toBe("internal-error")
      }
    }
    expect(problemOf(new ApiError("not-found", "nothing"), "r").detail).toBe("nothing")
  })
})
