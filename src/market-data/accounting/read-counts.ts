import type { AskOptions, InstrumentRef } from "../../operations/market-data-port.ts"

/** How often instruments were looked up for someone who looked; what jobs do says nothing of what is liked. */
export class ReadCounts {
  #counts = new Map<string, number>()

  count(instruments: readonly InstrumentRef[], { caller }: AskOptions): void {
    if (caller.kind !== "interactive") return
    for (const { id } of instruments) this.#counts.set(id, (this.#counts.get(id) ?? 0) + 1)
  }

  /** The counts since the last call. */
  take(): ReadonlyMap<string, number> {
    const counts = this.#counts
    this.#counts = new Map()
    return counts
  }
}
