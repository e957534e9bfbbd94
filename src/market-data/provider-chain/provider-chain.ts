import type { Answer, Caller, Instant, ProviderId } from "../../operations/market-data-port.ts"
import type { Clock } from "../../operations/ports.ts"
import type { Ask, AskItem, AskValue, Provider } from "../providers/provider.ts"
import type { Labels, Metrics } from "../resilience/metrics.ts"
import { answerReason } from "./answer-reason.ts"
import { type AskDeadlines, AskLane } from "./ask-lane.ts"
import type { Flight, Landed } from "./flight.ts"
import type { ProviderOrder } from "./provider-order.ts"
import { RememberedEmpty } from "./remembered-empty.ts"

/** A value learnt earlier, to be served with its age when no provider answers. */
type Stored<T> = Pick<Answer<T>, "source" | "asOf" | "fetchedAt" | "notes"> & { readonly value: T }

export type AskOptions<A extends Ask> = {
  readonly caller: Caller
  /** The stale fallback. */
  readonly stored?: (item: AskItem<A>) => Promise<Stored<AskValue<A>> | null>
  /** Someone has been answered already and this renews what they were given: no lookup of its own. */
  readonly isBehind?: boolean
  /** Further labels of the lookup that is counted. */
  readonly labels?: (item: AskItem<A>) => Labels
}

const defaultDeadlines: AskDeadlines = { interactive: 4_000, job: 60_000 }

/**
 * Asks providers in order, by what each can do, until one answers; remembers who was asked and how it ended. Equal asks
 * under way are one, and asks that arrive together are batched. It knows no store and no cache: what it learns is the
 * caller's to keep, and what the caller has kept is the fallback.
 */
export class ProviderChain {
  readonly #clock: Clock
  readonly #metrics: Metrics
  readonly #deadlines: AskDeadlines
  readonly #lanes: { readonly [A in Ask]: AskLane<A> }

  constructor(options: {
    readonly providers: readonly Provider[]
    readonly order: ProviderOrder
    readonly clock: Clock
    readonly metrics: Metrics
    readonly deadlines?: AskDeadlines
  }) {
    const { clock, order, deadlines = defaultDeadlines } = options
    this.#clock = clock
    this.#metrics = options.metrics
    this.#deadlines = deadlines
    const providers = new Map<ProviderId, Provider>(options.providers.map((each) => [each.id, each]))
    const world = { providers, order, remembered: new RememberedEmpty(), clock, deadlines }
    this.#lanes = {
      quotes: new AskLane("quotes", world),
      history: new AskLane("history", world),
      "fx-history": new AskLane("fx-history", world),
      profile: new AskLane("profile", world),
      search: new AskLane("search", world),
    }
  }

  /**
   * An answer for every item, within the caller's deadline. Never throws for a reason of data; an ask that is not over by
   * then goes on for whoever else waits for it.
   */
  async ask<A extends Ask>(
    ask: A,
    items: readonly AskItem<A>[],
    options: AskOptions<A>,
  ): Promise<ReadonlyMap<AskItem<A>, Answer<AskValue<A>>>> {
    const started = this.#clock()
    const lane = this.#lanes[ask]
    const flights = items.map((item) => {
      const { flight, joined } = lane.join(item, options.caller)
      return { item, flight, joined }
    })
    const late = deadline(this.#deadlines[options.caller.kind])
    try {
      return new Map(
        await Promise.all(
          flights.map(async ({ item, flight, joined }) => {
            const landed = await Promise.race([flight.landed, late.passed])
            const answer =
              landed === null || landed === "late"
                ? await this.#fallback(flight, landed === "late", started, options)
                : this.#fresh(flight, landed)
            // Jobs see to it that what people look up is there; they look nothing up themselves.
            if (options.caller.kind === "interactive" && options.isBehind !== true) {
              const tier = tierOf(answer.freshness, joined)
              this.#metrics.add("lookups_total", { ...options.labels?.(item), kind: ask, tier })
            }
            return [item, answer] as const
          }),
        ),
      )
    } finally {
      late.cancel()
    }
  }

  #fresh<A extends Ask>({ trials }: Flight<A>, landed: Landed<A>): Answer<AskValue<A>> {
    const { value, asOf, notes } = landed.answered
    const { source, fetchedAt } = landed
    return { value, source, asOf, fetchedAt, freshness: "fresh", reason: null, tried: trials, notes }
  }

  async #fallback<A extends Ask>(
    flight: Flight<A>,
    isLate: boolean,
    started: Instant,
    options: AskOptions<A>,
  ): Promise<Answer<AskValue<A>>> {
    const tried = [...flight.trials]
    const refusals = [...flight.refusals]
    const [asking] = flight.order
    if (isLate && asking !== undefined) {
      refusals.push({ kind: "skipped", why: "deadline", reason: null, retryAt: null })
      const elapsedMs = this.#clock() - started
      tried.push({
        provider: asking,
        outcome: "skipped",
        why: "deadline",
        at: started,
        elapsedMs,
        retryAt: null,
      })
    }
    const reason = answerReason(refusals)
    const stored = (await options.stored?.(flight.item)) ?? null
    if (stored !== null) return { ...stored, freshness: "stale", reason, tried }
    const nothing = { value: null, source: null, asOf: null, fetchedAt: null, notes: [] }
    return { ...nothing, freshness: "missing", reason, tried }
  }
}

/** Who answered a lookup that came as far as here; whoever waited for another's ask has joined it, however it ended. */
type LookupTier = "provider" | "joined" | "stale" | "none"

function tierOf(freshness: Answer<unknown>["freshness"], joined: boolean): LookupTier {
  if (joined) return "joined"
  if (freshness === "fresh") return "provider"
  return freshness === "stale" ? "stale" : "none"
}

/** Real time, not the clock: what it ends is a wait for real sockets. */
function deadline(ms: number): { readonly passed: Promise<"late">; readonly cancel: () => void } {
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), ms)
  })
  return { passed, cancel: () => clearTimeout(timer) }
}
