import type { Instant, ProviderId, Trial } from "../../operations/market-data-port.ts"
import type { Ask, AskItem, AskValue, NoAnswer, Outcome } from "../providers/provider.ts"

type Answered<A extends Ask> = Extract<Outcome<AskValue<A>>, { kind: "answered" }>

/** A value and where it came from. */
export type Landed<A extends Ask> = {
  readonly answered: Answered<A>
  readonly source: ProviderId
  readonly fetchedAt: Instant
}

/** One item on its way through the providers. Everyone who asks the same meanwhile waits for the same flight. */
export class Flight<A extends Ask> {
  readonly item: AskItem<A>
  /** Null when no provider had a value. */
  readonly landed: Promise<Landed<A> | null>
  readonly trials: Trial[] = []
  readonly refusals: NoAnswer[] = []
  /** Providers still to ask, the next first. */
  readonly order: ProviderId[]
  #land: (landed: Landed<A> | null) => void = () => {}
  #crash: (error: unknown) => void = () => {}

  constructor(item: AskItem<A>, order: readonly ProviderId[]) {
    this.item = item
    this.order = [...order]
    this.landed = new Promise((resolve, reject) => {
      this.#land = resolve
      this.#crash = reject
    })
  }

  /** The next provider had nothing; it is not asked again. */
  passOver(provider: ProviderId, answer: NoAnswer, at: Instant, elapsedMs: number): void {
    this.order.shift()
    this.refusals.push(answer)
    this.trials.push({
      provider,
      outcome: answer.kind,
      why: answer.kind === "failed" ? answer.failure : answer.why,
      at,
      elapsedMs,
      retryAt: answer.retryAt,
    })
  }

  land(provider: ProviderId, answered: Answered<A>, at: Instant, elapsedMs: number): void {
    this.trials.push({ provider, outcome: "answered", why: null, at, elapsedMs, retryAt: null })
    this.#land({ answered, source: provider, fetchedAt: at + elapsedMs })
  }

  /** No provider is left. */
  giveUp(): void {
    this.#land(null)
  }

  crash(error: unknown): void {
    this.#crash(error)
  }
}
