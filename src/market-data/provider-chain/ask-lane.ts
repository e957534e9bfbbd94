import type { Caller, ProviderId } from "../../operations/market-data-port.ts"
import type { Clock } from "../../operations/ports.ts"
import { notSupported } from "../providers/ask-chunk.ts"
import type { Ask, AskItem, NoAnswer, Provider } from "../providers/provider.ts"
import type { Call } from "../resilience/provider-guard.ts"
import { anyItem, askKey } from "./ask-key.ts"
import { Flight } from "./flight.ts"
import { type ProviderOrder, routeOf } from "./provider-order.ts"
import type { RememberedEmpty } from "./remembered-empty.ts"
import { supports } from "./supports.ts"

/** How long an ask may take, by who asks. */
export type AskDeadlines = Readonly<Record<Caller["kind"], number>>

/** What the lanes of a chain share. */
export type LaneWorld = {
  readonly providers: ReadonlyMap<ProviderId, Provider>
  readonly order: ProviderOrder
  readonly remembered: RememberedEmpty
  readonly clock: Clock
  readonly deadlines: AskDeadlines
}

/** Asks that arrive within it go out as one batch. */
const batchWindowMs = 5

const notConfigured: NoAnswer = { kind: "skipped", why: "not-configured", reason: null, retryAt: null }

/** All asks of one kind: equal ones under way are one flight, and those that arrive together leave as one batch. */
export class AskLane<A extends Ask> {
  readonly #ask: A
  readonly #world: LaneWorld
  readonly #flights = new Map<string, Flight<A>>()
  readonly #boarding = new Map<string, Flight<A>[]>()

  constructor(ask: A, world: LaneWorld) {
    this.#ask = ask
    this.#world = world
  }

  /** The flight of an item that is under way, or a place on the next one out. */
  join(item: AskItem<A>, caller: Caller): { readonly flight: Flight<A>; readonly joined: boolean } {
    const asked = anyItem(this.#ask, item)
    const key = askKey(asked)
    const underWay = this.#flights.get(key)
    if (underWay !== undefined) return { flight: underWay, joined: true }
    const flight = new Flight<A>(item, this.#world.order[routeOf(asked)])
    this.#flights.set(key, flight)
    const forget = () => this.#flights.delete(key)
    flight.landed.then(forget, forget)
    this.#board(flight, caller)
    return { flight, joined: false }
  }

  #board(flight: Flight<A>, caller: Caller): void {
    const key = `${caller.kind} ${caller.priority}`
    const boarding = this.#boarding.get(key)
    if (boarding !== undefined) {
      boarding.push(flight)
      return
    }
    const batch = [flight]
    const call: Call = { ...caller, deadlineAt: this.#world.clock() + this.#world.deadlines[caller.kind] }
    this.#boarding.set(key, batch)
    setTimeout(() => {
      this.#boarding.delete(key)
      this.#fly(batch, call).catch((error: unknown) => {
        for (const each of batch) each.crash(error)
      })
    }, batchWindowMs)
  }

  /** Takes every flight to its next provider, all that go to the same one together, and on from there. */
  async #fly(flights: readonly Flight<A>[], call: Call): Promise<void> {
    const groups = new Map<Provider, Flight<A>[]>()
    for (const flight of flights) {
      const provider = this.#nextProvider(flight)
      if (provider === null) flight.giveUp()
      else groups.set(provider, [...(groups.get(provider) ?? []), flight])
    }
    await Promise.all(
      [...groups].map(async ([provider, group]) => {
        const unanswered = await this.#askProvider(provider, group, call)
        if (unanswered.length > 0) await this.#fly(unanswered, call)
      }),
    )
  }

  /** The first provider left that can be asked; those before it are passed over without a request. */
  #nextProvider(flight: Flight<A>): Provider | null {
    const { clock, providers, remembered } = this.#world
    const now = clock()
    const asked = anyItem(this.#ask, flight.item)
    for (let id = flight.order[0]; id !== undefined; id = flight.order[0]) {
      const provider = providers.get(id)
      if (provider === undefined) flight.passOver(id, notConfigured, now, 0)
      else if (!supports(provider, asked)) flight.passOver(id, notSupported, now, 0)
      else {
        const empty = remembered.find(id, asked, now)
        if (empty === null) return provider
        flight.passOver(id, empty, now, 0)
      }
    }
    return null
  }

  /** Lands what the provider answers; returns the rest. */
  async #askProvider(provider: Provider, flights: readonly Flight<A>[], call: Call): Promise<Flight<A>[]> {
    const { clock, remembered } = this.#world
    const started = clock()
    const outcomes = await provider.asks[this.#ask]?.(
      flights.map(({ item }) => item),
      call,
    )
    const elapsedMs = clock() - started
    return flights.filter((flight) => {
      const outcome = outcomes?.get(flight.item) ?? notSupported
      if (outcome.kind === "answered") {
        flight.land(provider.id, outcome, started, elapsedMs)
        return false
      }
      remembered.remember(provider.id, anyItem(this.#ask, flight.item), outcome, started)
      flight.passOver(provider.id, outcome, started, elapsedMs)
      return true
    })
  }
}
