import type { ProviderId, ProviderSession } from "../../../operations/market-data-port.ts"
import { ProviderFailure } from "../../resilience/provider-failure.ts"
import type { Call, ProviderGuard } from "../../resilience/provider-guard.ts"
import { updateState } from "../../resilience/update-state.ts"
import type { World } from "../../resilience/world.ts"
import type { HttpResponse } from "../http-client.ts"
import { refuseUnwellStatus } from "../http-status.ts"
import { refuseThrottled } from "./yahoo-error.ts"
import type { YahooAddresses } from "./yahoo-client.ts"

const lifetime = 55 * 60_000
const cookieName = "A3"

/** A fresh session replaces whatever was stored. */
const none: ProviderSession = { cookie: "", crumb: "", since: 0 }

/**
 * The cookie and the crumb that quotes and profiles need. Kept in the provider's state for 55 minutes, so that a restart
 * reuses them, and renewed by one caller for all that wait. Neither is ever logged or part of a message.
 */
export class YahooSession {
  readonly #provider: ProviderId
  readonly #addresses: YahooAddresses
  readonly #world: World
  readonly #guard: ProviderGuard
  #current: ProviderSession | null = null
  #renewing: Promise<ProviderSession> | null = null

  constructor(provider: ProviderId, addresses: YahooAddresses, guard: ProviderGuard, world: World) {
    this.#provider = provider
    this.#addresses = addresses
    this.#guard = guard
    this.#world = world
  }

  async get(call: Call): Promise<ProviderSession> {
    const stored = this.#current ?? (await this.#world.state.read(this.#provider, "session"))?.value ?? null
    if (stored === null || this.#world.clock() - stored.since >= lifetime) return this.renew(stored, call)
    this.#current = stored
    return stored
  }

  /** A session other than the one that has just been refused. */
  async renew(refused: ProviderSession | null, call: Call): Promise<ProviderSession> {
    if (this.#current !== null && this.#current.crumb !== refused?.crumb) return this.#current
    this.#renewing ??= this.#fetch(call).finally(() => {
      this.#renewing = null
    })
    return this.#renewing
  }

  async #fetch(call: Call): Promise<ProviderSession> {
    const { clock, http, state } = this.#world
    const cookie = await this.#guard.run({ endpoint: "first-page", symbols: [], call }, async (remainingMs) =>
      cookieOf(await http.get(this.#addresses.firstPage, { remainingMs })),
    )
    const crumb = await this.#guard.run({ endpoint: "crumb", symbols: [], call }, async (remainingMs) =>
      crumbOf(
        await http.get(new URL("/v1/test/getcrumb", this.#addresses.api), {
          headers: { cookie },
          remainingMs,
        }),
      ),
    )
    const session = { cookie, crumb, since: clock() }
    this.#current = session
    await updateState(state, this.#provider, "session", none, () => ({ next: session, result: null }))
    return session
  }
}

/** The one cookie that matters, from a page that may be a 404. */
function cookieOf(response: HttpResponse): string {
  refuseThrottled(response)
  refuseUnwellStatus(response)
  const pairs = (response.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0] ?? "")
  const cookie = pairs.find((pair) => pair.startsWith(`${cookieName}=`))
  if (cookie !== undefined) return cookie
  // In the European Union the page is a form of consent, which is the user's to give and not ours.
  const isForm = response.status >= 300 && response.status < 400
  throw new ProviderFailure(
    "unauthorised",
    isForm ? "the first page asks for consent" : "the first page sets no session cookie",
  )
}

/** A crumb is short, plain and unbroken; anything else is a page that stands where a crumb should. */
function crumbOf(response: HttpResponse): string {
  refuseThrottled(response)
  refuseUnwellStatus(response)
  if (response.status === 401 || response.status === 403) {
    throw new ProviderFailure("unauthorised", `no crumb, status ${response.status}`)
  }
  const { status, contentType, body } = response
  if (status !== 200 || contentType !== "text/plain" || !/^[^\s<{]{5,40}$/.test(body)) {
    throw new ProviderFailure(
      "malformed",
      `the answer is no crumb: status ${status}, ${contentType || "untyped"}`,
    )
  }
  return body
}
