import type { ProviderId, ProviderSession } from "../../../operations/market-data-port.ts"
import { ProviderGuard, type Call } from "../../resilience/provider-guard.ts"
import { ProviderFailure, ProviderSkip } from "../../resilience/provider-failure.ts"
import type { RequestLimits } from "../../resilience/request-limits.ts"
import type { World } from "../../resilience/world.ts"
import type { JsonRecord } from "../json-shape.ts"
import { parseYahooSpark } from "./parse-spark.ts"
import { readYahooBody, YahooSessionExpired } from "./yahoo-error.ts"
import { YahooSession } from "./yahoo-session.ts"

export type YahooAddresses = {
  readonly api: URL
  /** Any page that sets the session cookie. */
  readonly firstPage: URL
}

/** Traded every session since 1980: a probe of it can only fail because Yahoo does. */
const liquidSymbol = "AAPL"

/** Where no session is to be had, what needs none goes on; what needs one is left alone for so long. */
const refusalMs = 15 * 60_000

/** Yahoo's endpoints: each call is one guarded request, read by the parser it is given. */
export class YahooClient {
  readonly guard: ProviderGuard
  readonly #addresses: YahooAddresses
  readonly #world: World
  readonly #session: YahooSession
  #refusedUntil = 0

  constructor(provider: ProviderId, addresses: YahooAddresses, limits: RequestLimits, world: World) {
    this.#addresses = addresses
    this.#world = world
    this.guard = new ProviderGuard({
      provider,
      limits,
      configuration: "",
      world,
      probe: async (remainingMs) =>
        parseYahooSpark(await this.#fetch(sparkPath([liquidSymbol]), remainingMs)),
    })
    this.#session = new YahooSession(provider, addresses, this.guard, world)
  }

  async spark<T>(symbols: readonly string[], call: Call, read: (body: JsonRecord) => T): Promise<T> {
    return this.#run("spark", symbols, call, sparkPath(symbols), read)
  }

  /** Up to this moment, splits and dividends together: only so are all later splits among the events. */
  async chart<T>(symbol: string, since: number, call: Call, read: (body: JsonRecord) => T): Promise<T> {
    const now = Math.ceil(this.#world.clock() / 1000)
    const range = `period1=${Math.floor(since / 1000)}&period2=${now}&interval=1d&events=div%7Csplit`
    return this.#run(
      "chart",
      [symbol],
      call,
      `/v8/finance/chart/${encodeURIComponent(symbol)}?${range}`,
      read,
    )
  }

  async search<T>(text: string, call: Call, read: (body: JsonRecord) => T): Promise<T> {
    return this.#run("search", [], call, `/v1/finance/search?q=${encodeURIComponent(text)}`, read)
  }

  async quote<T>(symbols: readonly string[], call: Call, read: (body: JsonRecord) => T): Promise<T> {
    return this.#runInSession("quote", symbols, call, `/v7/finance/quote?symbols=${listOf(symbols)}`, read)
  }

  async quoteSummary<T>(symbol: string, call: Call, read: (body: JsonRecord) => T): Promise<T> {
    const path = `/v10/finance/quoteSummary/${encodeURIComponent(symbol)}?modules=price%2CassetProfile`
    return this.#runInSession("quote-summary", [symbol], call, path, read)
  }

  #run<T>(
    endpoint: string,
    symbols: readonly string[],
    call: Call,
    path: string,
    read: (body: JsonRecord) => T,
  ): Promise<T> {
    return this.guard.run({ endpoint, symbols, call }, async (remainingMs) =>
      read(await this.#fetch(path, remainingMs)),
    )
  }

  /** With cookie and crumb; once more with new ones when they have expired. */
  async #runInSession<T>(
    endpoint: string,
    symbols: readonly string[],
    call: Call,
    path: string,
    read: (body: JsonRecord) => T,
  ): Promise<T> {
    if (this.#world.clock() < this.#refusedUntil) {
      throw new ProviderSkip("not-configured", this.#refusedUntil, "unauthorised")
    }
    const run = (session: ProviderSession, renewable: boolean) =>
      this.guard.run({ endpoint, symbols, call }, async (remainingMs) =>
        read(await this.#fetch(path, remainingMs, { session, renewable })),
      )
    try {
      const session = await this.#session.get(call)
      try {
        return await run(session, true)
      } catch (error) {
        if (!(error instanceof YahooSessionExpired)) throw error
        return await run(await this.#session.renew(session, call), false)
      }
    } catch (error) {
      if (error instanceof ProviderFailure && error.failure === "unauthorised") {
        this.#refusedUntil = this.#world.clock() + refusalMs
      }
      throw error
    }
  }

  async #fetch(
    path: string,
    remainingMs: number,
    secured?: { readonly session: ProviderSession; readonly renewable: boolean },
  ): Promise<JsonRecord> {
    const url = new URL(path, this.#addresses.api)
    if (secured === undefined) {
      return readYahooBody(await this.#world.http.get(url, { remainingMs }), false)
    }
    url.searchParams.set("crumb", secured.session.crumb)
    const headers = { cookie: secured.session.cookie }
    return readYahooBody(await this.#world.http.get(url, { headers, remainingMs }), secured.renewable)
  }
}

function sparkPath(symbols: readonly string[]): string {
  return `/v7/finance/spark?symbols=${listOf(symbols)}&range=1d&interval=1d`
}

function listOf(symbols: readonly string[]): string {
  return symbols.map((symbol) => encodeURIComponent(symbol)).join(",")
}
