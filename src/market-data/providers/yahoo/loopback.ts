import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo, Socket } from "node:net"
import type { Clock } from "../../../operations/ports.ts"
import type { Instant } from "../../../operations/market-data-port.ts"
import { sparkBatchSize } from "./capabilities.ts"
import {
  chartBody,
  errorBody,
  type Listed,
  quoteBody,
  quoteSummaryBody,
  searchBody,
  sparkBody,
} from "./loopback-bodies.ts"
import {
  type ContentFault,
  FaultScript,
  isContentFault,
  type LoopbackEndpoint,
  type TransportFault,
} from "./loopback-faults.ts"
import { type LoopbackListing, loopbackSeries, type LoopbackSeries } from "./loopback-series.ts"
import { type LoopbackAnswer, sendAnswer } from "./loopback-transport.ts"

/** A demo may run for months. */
const longestLog = 10_000

/** A request as it came. */
export type LoopbackRequest = {
  readonly at: Instant
  readonly path: string
  readonly endpoint: LoopbackEndpoint
  readonly symbols: readonly string[]
  readonly cookie: string | null
  readonly crumb: string | null
  readonly userAgent: string | null
}

/**
 * A server on 127.0.0.1 that speaks Yahoo's wire format: seeded series on true calendars, with splits and dividends, in
 * 32-bit floats, and faults by script. For tests, and for a demo that needs no network.
 */
export class YahooLoopback {
  readonly faults = new FaultScript()
  /** The last requests, in order. */
  readonly log: LoopbackRequest[] = []
  readonly #counts = new Map<LoopbackEndpoint, number>()
  readonly #clock: Clock
  readonly #seed: number
  readonly #listings: ReadonlyMap<string, LoopbackListing>
  readonly #series = new Map<string, LoopbackSeries>()
  readonly #sockets = new Set<Socket>()
  readonly #server: Server
  /** Sessions that were opened since the last expiry, by crumb. */
  readonly #sessions = new Map<string, string>()
  #sessionCount = 0

  private constructor(options: { clock: Clock; seed: number; listings: readonly LoopbackListing[] }) {
    this.#clock = options.clock
    this.#seed = options.seed
    this.#listings = new Map(options.listings.map((listing) => [listing.symbol, listing]))
    this.#server = createServer((request, response) => this.#handle(request, response))
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket)
      socket.once("close", () => this.#sockets.delete(socket))
    })
  }

  /** Starts it on a free port, or on the one given. */
  static async start(options: {
    readonly clock: Clock
    readonly seed: number
    readonly listings: readonly LoopbackListing[]
    readonly port?: number
  }): Promise<YahooLoopback> {
    const loopback = new YahooLoopback(options)
    await new Promise<void>((resolve, reject) => {
      loopback.#server.once("error", reject)
      loopback.#server.listen(options.port ?? 0, "127.0.0.1", resolve)
    })
    return loopback
  }

  get address(): URL {
    const { port } = this.#server.address() as AddressInfo
    return new URL(`http://127.0.0.1:${port}`)
  }

  /** Requests so far, of one endpoint or of all. */
  count(endpoint?: LoopbackEndpoint): number {
    if (endpoint !== undefined) return this.#counts.get(endpoint) ?? 0
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
  }

  /** From now on every crumb that was given out is invalid. */
  expireSessions(): void {
    this.#sessions.clear()
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", this.address)
    const [endpoint, subject] = endpointOf(url.pathname)
    const symbols =
      subject === null ? (url.searchParams.get("symbols") ?? "").split(",").filter(Boolean) : [subject]
    const asked: LoopbackRequest = {
      at: this.#clock(),
      path: url.pathname,
      endpoint,
      symbols,
      cookie: request.headers.cookie ?? null,
      crumb: url.searchParams.get("crumb"),
      userAgent: request.headers["user-agent"] ?? null,
    }
    this.log.push(asked)
    if (this.log.length > longestLog) this.log.shift()
    this.#counts.set(endpoint, this.count(endpoint) + 1)
    const faults = this.faults.faultsOf(asked)
    const transport = faults.find((fault): fault is TransportFault => !isContentFault(fault)) ?? null
    const answer = this.#answer(asked, url, faults.filter(isContentFault))
    sendAnswer(response, answer, transport, this.#clock())
  }

  #answer(asked: LoopbackRequest, url: URL, faults: readonly ContentFault[]): LoopbackAnswer {
    if (asked.userAgent === null) return { status: 403, text: "Forbidden" }
    switch (asked.endpoint) {
      case "first-page":
        return this.#openSession()
      case "crumb":
        return this.#crumb(asked)
      case "search":
        return {
          status: 200,
          json: searchBody([...this.#listings.values()], url.searchParams.get("q") ?? ""),
        }
      case "spark":
        return this.#spark(asked, faults)
      case "chart":
        return this.#chart(asked, url, faults)
      case "quote":
      case "quote-summary":
        return this.#isAdmitted(asked) ? this.#inSession(asked, faults) : invalidCrumb(asked.endpoint)
    }
  }

  #spark(asked: LoopbackRequest, faults: readonly ContentFault[]): LoopbackAnswer {
    if (asked.symbols.length > sparkBatchSize) {
      return { status: 400, json: errorBody("spark", "Bad Request", "Too many symbols") }
    }
    const form = faults.find((fault) => fault.kind === "form")?.form
    return {
      status: 200,
      json: sparkBody(
        this.#find(asked.symbols, faults),
        form ?? (asked.path.startsWith("/v8") ? "flat" : "nested"),
      ),
    }
  }

  #chart(asked: LoopbackRequest, url: URL, faults: readonly ContentFault[]): LoopbackAnswer {
    const [listed] = this.#find(asked.symbols, faults)
    if (listed === undefined || faults.some(({ kind }) => kind === "dead")) {
      const json = errorBody("chart", "Not Found", "No data found, symbol may be delisted")
      return { status: 404, json }
    }
    const period = (name: string) => Number(url.searchParams.get(name)) * 1000
    return { status: 200, json: chartBody(listed, period("period1"), period("period2")) }
  }

  #inSession(asked: LoopbackRequest, faults: readonly ContentFault[]): LoopbackAnswer {
    const listed = this.#find(asked.symbols, faults)
    if (asked.endpoint === "quote") return { status: 200, json: quoteBody(listed) }
    const [only] = listed
    return only === undefined
      ? { status: 404, json: errorBody("quoteSummary", "Not Found", "Quote not found") }
      : { status: 200, json: quoteSummaryBody(only.listing) }
  }

  /** Those of the symbols that are listed, less the absent. */
  #find(symbols: readonly string[], faults: readonly ContentFault[]): Listed[] {
    const absent = new Set(faults.flatMap((fault) => (fault.kind === "absent" ? fault.symbols : [])))
    if (faults.some(({ kind }) => kind === "all-absent")) return []
    return symbols.flatMap((symbol) => {
      const listing = this.#listings.get(symbol)
      if (listing === undefined || absent.has(symbol)) return []
      return { listing, series: this.#seriesOf(listing), now: this.#clock(), faults }
    })
  }

  #seriesOf(listing: LoopbackListing): LoopbackSeries {
    const series = this.#series.get(listing.symbol) ?? loopbackSeries(listing, this.#seed)
    this.#series.set(listing.symbol, series)
    return series
  }

  #openSession(): LoopbackAnswer {
    this.#sessionCount += 1
    const cookie = `A3=loopback-${this.#sessionCount}`
    this.#sessions.set(`crumb.${this.#sessionCount}`, cookie)
    return { status: 404, text: "Not found", headers: { "set-cookie": `${cookie}; Path=/; HttpOnly` } }
  }

  #crumb({ cookie }: LoopbackRequest): LoopbackAnswer {
    const crumb = [...this.#sessions].find(([, issued]) => issued === cookie)?.[0]
    return crumb === undefined ? { status: 401, text: "" } : { status: 200, text: crumb }
  }

  #isAdmitted({ crumb, cookie }: LoopbackRequest): boolean {
    return crumb !== null && cookie !== null && this.#sessions.get(crumb) === cookie
  }
}

function invalidCrumb(endpoint: LoopbackEndpoint): LoopbackAnswer {
  const envelope = endpoint === "quote" ? "finance" : "quoteSummary"
  return { status: 401, json: errorBody(envelope, "Unauthorized", "Invalid Crumb") }
}

function endpointOf(path: string): readonly [LoopbackEndpoint, string | null] {
  const [, , , name = "", subject] = path.split("/")
  const symbol = subject === undefined ? null : decodeURIComponent(subject)
  if (path === "/v1/test/getcrumb") return ["crumb", null]
  switch (name) {
    case "spark":
    case "quote":
    case "search":
      return [name, null]
    case "chart":
      return [name, symbol]
    case "quoteSummary":
      return ["quote-summary", symbol]
    default:
      return ["first-page", null]
  }
}
