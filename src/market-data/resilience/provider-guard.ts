import type { Caller, ErrorClass, Instant, ProviderId } from "../../operations/market-data-port.ts"
import { Bulkhead } from "./bulkhead.ts"
import { CircuitBreaker, type Permit, retryAtOf } from "./circuit-breaker.ts"
import { ProviderFailure, ProviderSkip } from "./provider-failure.ts"
import { RateBucket } from "./rate-bucket.ts"
import type { RequestLimits } from "./request-limits.ts"
import { RequestQuota } from "./request-quota.ts"
import { RetryBudget } from "./retry-budget.ts"
import { retryDelay } from "./retry-delay.ts"
import type { World } from "./world.ts"

/** For whom a request is made and until when it is worth making. */
export type Call = Caller & { readonly deadlineAt: Instant }

export type GuardedRequest = {
  /** Label of the metrics: `spark`, `chart`, … */
  readonly endpoint: string
  readonly symbols: readonly string[]
  readonly call: Call
}

/** One request and the reading of its answer. Throws `ProviderFailure`; `remainingMs` is what is left of the call's time. */
export type Exchange<T> = (remainingMs: number) => Promise<T>

const retriesOf: Readonly<Partial<Record<ErrorClass, number>>> = { timeout: 2, malformed: 1 }
const minute = 60_000

/**
 * Everything that stands between an adapter and its provider: a slot, the breaker, tokens and quotas, retries. An adapter
 * sends no request but through `run`, so that a limit or a block is one for all its endpoints.
 */
export class ProviderGuard {
  readonly breaker: CircuitBreaker
  readonly #provider: ProviderId
  readonly #world: World
  readonly #rates: readonly { readonly per: string; readonly bucket: RateBucket }[]
  readonly #quota: RequestQuota
  readonly #bulkhead: Bulkhead
  readonly #retries = new RetryBudget()
  readonly #probe: Exchange<unknown>

  constructor(options: {
    readonly provider: ProviderId
    readonly limits: RequestLimits
    /** Fingerprint of the key in use; empty for a provider that takes none. */
    readonly configuration: string
    /** The one small request by which a provider that was unwell is tried. */
    readonly probe: Exchange<unknown>
    readonly world: World
  }) {
    const { provider, limits, world } = options
    this.#provider = provider
    this.#world = world
    this.#probe = options.probe
    this.breaker = new CircuitBreaker({ ...world, provider, configuration: options.configuration })
    this.#rates = limits.rates.map(({ per, requests, burst }) => ({
      per,
      bucket: new RateBucket({ requests, burst, periodMs: per === "second" ? 1000 : minute }),
    }))
    this.#quota = new RequestQuota(provider, limits, world.state)
    this.#bulkhead = new Bulkhead(limits)
  }

  /** When the provider may be asked again; null when that is now or not known. */
  async retryAt(): Promise<Instant | null> {
    return retryAtOf(await this.breaker.read())
  }

  /** Makes a request, again where its failure allows that. Throws `ProviderFailure`, or `ProviderSkip` when none was made. */
  async run<T>(request: GuardedRequest, exchange: Exchange<T>): Promise<T> {
    let failure: ProviderFailure | null = null
    for (let retry = 0; ; retry += 1) {
      try {
        return await this.#once(request, exchange)
      } catch (error) {
        // A retry that finds the door shut says what went wrong before.
        if (error instanceof ProviderSkip) throw failure ?? error
        if (!(error instanceof ProviderFailure)) throw error
        failure = error
      }
      const pause = this.#pauseBefore(retry, failure, request.call)
      if (pause === null || !this.#retries.takeRetry(this.#world.clock())) throw failure
      await this.#world.sleep(pause)
    }
  }

  /** Milliseconds to wait before another try, null when there is to be none. */
  #pauseBefore(retry: number, failure: ProviderFailure, call: Call): number | null {
    if (!failure.mayRetry || retry >= (retriesOf[failure.failure] ?? 0)) return null
    const pause = Math.max(retryDelay(retry, this.#world.random), failure.retryAfterMs ?? 0)
    return this.#world.clock() + pause < call.deadlineAt ? pause : null
  }

  async #once<T>(request: GuardedRequest, exchange: Exchange<T>): Promise<T> {
    await this.#bulkhead.enter(request.call.priority)
    try {
      let permit = await this.breaker.admit()
      if (permit.isFirstProbe) {
        await this.#send({ ...request, endpoint: "probe", symbols: [] }, permit, this.#probe)
        permit = await this.breaker.admit(permit.lease)
      }
      return await this.#send(request, permit, exchange)
    } finally {
      this.#bulkhead.leave()
    }
  }

  async #send<T>(request: GuardedRequest, admitted: Permit, exchange: Exchange<T>): Promise<T> {
    const { clock, metrics } = this.#world
    const waited = await this.#takeTokens(request)
    // What was allowed before a wait may not be any more: another request may have been throttled meanwhile.
    const permit = waited ? await this.breaker.admit(admitted.lease) : admitted
    const started = clock()
    const remainingMs = request.call.deadlineAt - started
    if (remainingMs <= 0) throw new ProviderSkip("deadline", null)
    this.#retries.countRequest(started)
    let outcome: "answered" | ErrorClass = "answered"
    try {
      const value = await exchange(remainingMs)
      await this.breaker.succeeded(permit)
      return value
    } catch (error) {
      const failure = asFailure(error)
      outcome = failure.failure
      await this.breaker.failed(permit, failure)
      throw failure
    } finally {
      const { endpoint } = request
      metrics.add("requests_total", { provider: this.#provider, endpoint, outcome })
      metrics.observe("request_seconds", { provider: this.#provider, endpoint }, (clock() - started) / 1000)
    }
  }

  /** Waits for what refills soon and says whether it did; throws `ProviderSkip` for what does not. */
  async #takeTokens({ call, symbols }: GuardedRequest): Promise<boolean> {
    const { clock, metrics, sleep } = this.#world
    const now = clock()
    const interactive = call.kind === "interactive"
    const wait = Math.max(0, ...this.#rates.map(({ bucket }) => bucket.waitFor(interactive, now)))
    if (now + wait >= call.deadlineAt) throw new ProviderSkip("no-tokens", now + Math.ceil(wait))
    const left = await this.#quota.take(symbols, interactive, now)
    for (const { per, bucket } of this.#rates) {
      bucket.take()
      metrics.set("tokens_left", { provider: this.#provider, window: per }, bucket.tokensLeft(now))
    }
    for (const [window, tokens] of Object.entries(left)) {
      metrics.set("tokens_left", { provider: this.#provider, window }, tokens)
    }
    if (wait > 0) await sleep(Math.ceil(wait))
    return wait > 0
  }
}

/** An adapter that stumbles over an answer nobody foresaw has been given a malformed one. */
function asFailure(error: unknown): ProviderFailure {
  if (error instanceof ProviderFailure) return error
  return new ProviderFailure("malformed", error instanceof Error ? error.message : String(error))
}
