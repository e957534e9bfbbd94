import type {
  Answer,
  AskOptions,
  InstrumentRef,
  Profile,
  SearchCandidate,
} from "../operations/market-data-port.ts"
import { countSkips } from "./accounting/count-skips.ts"
import type { MarketDataWorld } from "./market-data-world.ts"
import type { MemoryKey } from "./memory-tier/memory-tier.ts"

const hour = 3_600_000
const profileTtlMs = 30 * 24 * hour
const searchTtlMs = 24 * hour
/** A profile, and a candidate, with their strings. */
const itemBytes = 600

/** Profiles and searches: what was told lately is told again, from memory. */
export class Profiles {
  readonly #world: MarketDataWorld

  constructor(world: MarketDataWorld) {
    this.#world = world
  }

  async profiles(
    instruments: readonly InstrumentRef[],
    { caller }: AskOptions,
  ): Promise<Map<string, Answer<Profile>>> {
    const answers = new Map<string, Answer<Profile>>()
    const missing: InstrumentRef[] = []
    for (const instrument of instruments) {
      const known = this.#recall<Profile>("profile", instrument.id, profileTtlMs)
      if (known === null) missing.push(instrument)
      else answers.set(instrument.id, known)
    }
    if (missing.length === 0) return answers
    const asked = await this.#world.chain.ask("profile", missing, { caller })
    countSkips(this.#world.metrics, asked.values())
    for (const [{ id }, answer] of asked) {
      answers.set(id, answer)
      if (answer.value === null) continue
      this.#world.memory.set(keyOf<Profile>("profile", id), answer, itemBytes)
      await this.#name(id, answer.value)
    }
    return answers
  }

  async search(text: string, { caller }: AskOptions): Promise<Answer<readonly SearchCandidate[]>> {
    const words = text.trim().toLowerCase()
    const known = this.#recall<readonly SearchCandidate[]>("search", words, searchTtlMs)
    if (known !== null) return known
    const asked = await this.#world.chain.ask("search", [{ text: words }], { caller })
    countSkips(this.#world.metrics, asked.values())
    const [answer] = asked.values()
    if (answer?.value == null) return answer ?? nothing
    this.#world.memory.set(keyOf("search", words), answer, answer.value.length * itemBytes)
    return answer
  }

  #recall<T>(kind: "profile" | "search", id: string, ttlMs: number): Answer<T> | null {
    const { memory, clock, metrics } = this.#world
    const known = memory.get(keyOf<T>(kind, id))
    if (known === null || clock() - (known.fetchedAt ?? 0) >= ttlMs) return null
    metrics.add("lookups_total", { kind, tier: "memory" })
    return known
  }

  /** An instrument is called what its profile says. */
  async #name(id: string, { name, mic, currency }: Profile): Promise<void> {
    const [known] = await this.#world.store.readInstruments([id])
    if (known === undefined || known.name !== null) return
    await this.#world.store.saveInstrument({
      ...known,
      name,
      mic: known.mic ?? mic,
      currency: known.currency ?? currency,
    })
  }
}

const nothing: Answer<never> = {
  value: null,
  source: null,
  asOf: null,
  fetchedAt: null,
  freshness: "missing",
  reason: "no-provider",
  tried: [],
  notes: [],
}

function keyOf<T>(kind: "profile" | "search", id: string): MemoryKey<Answer<T>> {
  return { kind, id }
}
