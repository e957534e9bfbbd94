import { mkdirSync, writeFileSync } from "node:fs"
import { request as httpRequest } from "node:http"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import { brotliCompressSync } from "node:zlib"
import { pino } from "pino"
import { createServer } from "../../src/api/create-server.ts"
import { pooledCompute } from "../../src/compute/pooled-compute.ts"
import { WorkerPool } from "../../src/compute/worker-pool.ts"
import { isSmallTask } from "../../src/is-small-task.ts"
import { jobHandlers } from "../../src/jobs/job-handlers.ts"
import { EmbeddedJobQueue } from "../../src/jobs/embedded-job-queue.ts"
import { knownMarkets, worldCalendar } from "../../src/market-data/exchange-calendar/world-calendar.ts"
import type { LoopbackListing } from "../../src/market-data/providers/yahoo/loopback-series.ts"
import { YahooLoopback } from "../../src/market-data/providers/yahoo/loopback.ts"
import { marketDataDefinitions } from "../../src/metrics/market-data-definitions.ts"
import { PrometheusMetrics } from "../../src/metrics/prometheus-metrics.ts"
import type { JobHandlers, JobPayloads } from "../../src/operations/jobs-port.ts"
import { newId } from "../../src/new-id.ts"
import type { Clock } from "../../src/operations/ports.ts"
import { sessionMoments } from "../../src/session-moments.ts"
import { tasks } from "../../src/tasks.ts"
import { type PricesProcess, startPrices } from "../market-data/prices-process.ts"
import { optionOmegaCsv, type SampleRow, textFile } from "../fixtures/option-omega-csv.ts"
import { logOf, type PortfolioWorld, portfolioWorld, tradeOn } from "../operations/portfolio-world.ts"

/** A server on a free port of loopback, with a store of its own. The header `x-owner` says who asks; Ann unless it is there. */
export type ApiWorld = PortfolioWorld & {
  readonly url: string
  /** Not started: a test says what jobs do. */
  readonly jobs: EmbeddedJobQueue<JobPayloads>
  /** What jobs do in the product. */
  readonly handlers: JobHandlers
  /** Where prices come from. */
  readonly provider: YahooLoopback
  readonly prices: PricesProcess
  /** What the server logged, one object a line. */
  readonly log: readonly Record<string, unknown>[]
  fetch(path: string, init?: RequestInit): Promise<Response>
  json(path: string, init?: RequestInit): Promise<{ status: number; body: unknown }>
  upload(rows: readonly SampleRow[], query?: string): Promise<{ id: string; mustConfirm: string[] }>
  /** Uploads and commits; returns the ids of the import and of its portfolio. */
  importTrades(rows: readonly SampleRow[]): Promise<{ importId: string; portfolioId: string }>
}

/**
 * @param listings what the provider of prices lists
 * @param ratesFrom starts a source of exchange rates and gives its address; without one there are none
 */
export async function apiWorld({
  listings = [],
  ratesFrom,
}: {
  readonly listings?: readonly LoopbackListing[]
  readonly ratesFrom?: (clock: Clock) => Promise<URL>
} = {}): Promise<ApiWorld> {
  const world = await portfolioWorld()
  const webRoot = join(world.directory, "web")
  buildPages(webRoot)
  const log: Record<string, unknown>[] = []
  const logger = pino({}, { write: (line: string) => log.push(JSON.parse(line) as Record<string, unknown>) })
  const metrics = new PrometheusMetrics()
  const { cache, clock, newId: nextId, events } = world.contextOf("ann")
  const jobs = new EmbeddedJobQueue<JobPayloads>(
    {
      store: world.store.jobs,
      clock,
      random: () => 0.5,
      newId: nextId,
      sessions: { nextOpen: () => null, nextReady: () => null },
      events,
      metrics: metrics.server,
      processId: "test",
      onError: (error) => logger.error(error),
    },
    { concurrency: 2, pollMs: 5, leaseMs: 60_000, graceMs: 1_000 },
  )
  const provider = await YahooLoopback.start({ clock, seed: 11, listings })
  const prices = startPrices({
    store: world.store,
    address: provider.address,
    clock,
    sleep: () => Promise.resolve(),
    metrics: metrics.sink("market_data_", marketDataDefinitions),
    events,
    newId: nextId,
    processId: "test",
    ...(ratesFrom === undefined ? {} : { ecb: await ratesFrom(clock) }),
  })
  const start = () => new Worker(new URL("../../src/worker.ts", import.meta.url))
  const threads = new WorkerPool({ size: 1, start, idleMs: 60_000 })
  const searching = pooledCompute(threads, tasks, isSmallTask)
  const serverContext = (owner: string) => ({
    ...world.contextOf(owner),
    ...prices.context,
    backtests: world.store.backtests,
    searching,
    searchWorkers: 1,
    jobs,
    feed: world.events,
    measured: metrics,
    demo: null,
    sessions: sessionMoments(worldCalendar, knownMarkets),
    jitterMs: 0,
  })
  metrics.watchCaches(() => [cache.usage()])
  metrics.watchJobs(() => jobs.counts())
  const app = await createServer({
    contextOf: (request) => serverContext(String(request.headers["x-owner"] ?? "ann")),
    metrics: metrics.server,
    version: "0.0.0-test",
    logger,
    newId,
    readDemo: async () => ({
      tradeLog: logOf([tradeOn(3), tradeOn(4)]),
      dailyLog: textFile("Date,Net Liquidity,P/L\n2025-03-03,10208.5,208.5\n", "days.csv"),
    }),
    webRoot,
  })
  const url = await app.listen({ host: "127.0.0.1", port: 0 })
  const api: ApiWorld = {
    ...world,
    url,
    jobs,
    handlers: jobHandlers(serverContext("ann")),
    provider,
    prices,
    log,
    fetch: (path, init) => fetch(url + path, init),
    async json(path, init) {
      const response = await fetch(url + path, init)
      const text = await response.text()
      return { status: response.status, body: text === "" ? null : (JSON.parse(text) as unknown) }
    },
    async upload(rows, query = "") {
      const response = await fetch(`${url}/api/v1/imports${query}`, { method: "POST", body: formOf(rows) })
      const preview = (await response.json()) as { import: { id: string }; mustConfirm: string[] }
      return { id: preview.import.id, mustConfirm: preview.mustConfirm }
    },
    async importTrades(rows) {
      const { id, mustConfirm } = await api.upload(rows)
      const { body } = await api.json(
        `/api/v1/imports/${id}/commit`,
        jsonBody("POST", { confirmedChecks: mustConfirm }),
      )
      return { importId: id, portfolioId: (body as { portfolioId: string }).portfolioId }
    },
    async remove() {
      await app.close()
      await jobs.close()
      await threads.close()
      await prices.stop()
      await provider.close()
      await world.remove()
    },
  }
  return api
}

export function formOf(rows: readonly SampleRow[], { field = "file", name = "log.csv" } = {}): FormData {
  const form = new FormData()
  form.append(field, new Blob([optionOmegaCsv(rows)]), name)
  return form
}

export function jsonBody(
  method: "POST" | "PATCH" | "PUT",
  body: unknown,
  headers: Record<string, string> = {},
): RequestInit {
  return { method, body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } }
}

/** A request with headers that `fetch` would set by itself, such as Host. */
export function rawRequest(
  url: string,
  options: { method?: string; headers: Record<string, string> },
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, options, (response) => {
      let body = ""
      response.setEncoding("utf8")
      response.on("data", (chunk: string) => {
        body += chunk
      })
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }))
    })
    request.on("error", reject)
    request.end()
  })
}

/** Pages as Vite builds them: an index, and files with a hash in their names beside their compressed twins. */
function buildPages(root: string): void {
  mkdirSync(join(root, "assets"), { recursive: true })
  const head = `<title>Foliant</title><link rel="stylesheet" href="/assets/frame-abc123.css">`
  writeFileSync(join(root, "index.html"), `<!doctype html><head>${head}</head>`)
  writeFileSync(join(root, "assets", "frame-abc123.css"), ".frame{display:grid}")
  const asks = ["/portfolios?limit=1", "/portfolios/:id"]
  const hints = [{ path: "/portfolios/:id", files: ["/assets/main-abc123.js"], asks }]
  writeFileSync(join(root, "pages.json"), JSON.stringify(hints))
  const script = "console.log('page')".repeat(50)
  writeFileSync(join(root, "assets", "main-abc123.js"), script)
  writeFileSync(join(root, "assets", "main-abc123.js.br"), brotliCompressSync(script))
}
