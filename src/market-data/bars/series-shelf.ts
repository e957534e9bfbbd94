import type { Note } from "../../operations/market-data-port.ts"
import type { Coverage, StoredBars } from "../../operations/price-store-port.ts"
import type { MarketDataWorld } from "../market-data-world.ts"
import type { MemoryKey } from "../memory-tier/memory-tier.ts"

/** Everything stored of an instrument's bars, decoded. */
export type Shelved = {
  /** Null when no bar is stored. */
  readonly stored: StoredBars | null
  readonly coverage: Coverage
  /** Open quality flags, to be shown beside the figures. */
  readonly notes: readonly Note[]
}

export type OnShelf = Shelved & { readonly tier: "memory" | "store" }

/** Bytes of a bar: a day and five columns. */
const barBytes = 44
const mostNotes = 20

const keyOf = (id: string): MemoryKey<Shelved & { readonly revision: number }> => ({ kind: "bars", id })
const nothing: Coverage = { days: new Int32Array(0), covered: [] }

/**
 * Bars of instruments, whole, in memory for as long as their revision is the stored one: the store is asked for revisions alone,
 * of all of them at once, and for bars only where they have changed.
 */
export class SeriesShelf {
  readonly #world: Pick<MarketDataWorld, "store" | "memory">

  constructor(world: Pick<MarketDataWorld, "store" | "memory">) {
    this.#world = world
  }

  /** Unknown instruments have an empty place. */
  async read(ids: readonly string[]): Promise<Map<string, OnShelf>> {
    const { store, memory } = this.#world
    const facts = await store.readFacts(ids)
    const shelved = new Map<string, OnShelf>()
    const others: string[] = []
    for (const id of ids) {
      const known = memory.get(keyOf(id))
      if (known !== null && known.revision === (facts.get(id)?.revision ?? 0)) {
        shelved.set(id, { ...known, tier: "memory" })
      } else others.push(id)
    }
    if (others.length === 0) return shelved
    const { series } = await store.readBars(others, null)
    for (const id of others) {
      const stored = series.get(id) ?? null
      const coverage = (await store.readCoverage(id)) ?? nothing
      const value = { stored, coverage, notes: await this.#notesOf(id) }
      const bytes = (stored?.bars.days.length ?? 0) * barBytes + coverage.days.length * 4
      memory.set(keyOf(id), { ...value, revision: stored?.revision ?? 0 }, bytes)
      shelved.set(id, { ...value, tier: "store" })
    }
    return shelved
  }

  async readOne(id: string): Promise<OnShelf> {
    return (await this.read([id])).get(id) ?? { stored: null, coverage: nothing, notes: [], tier: "store" }
  }

  forget(id: string): void {
    this.#world.memory.delete(keyOf(id))
  }

  async #notesOf(id: string): Promise<Note[]> {
    const flags = await this.#world.store.listFlags(id, { state: "open", limit: mostNotes })
    return flags.map(({ check, detail }) => ({ code: "quality-flag", text: `${check}: ${detail}` }))
  }
}
