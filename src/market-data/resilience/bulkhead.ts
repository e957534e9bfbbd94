import type { Priority } from "../../operations/market-data-port.ts"
import { ProviderSkip } from "./provider-failure.ts"

/** At most so many requests in flight and so many waiting, at one provider: a hung vendor cannot take another's slots. */
export class Bulkhead {
  readonly #slots: number
  readonly #places: number
  readonly #waiting: { readonly priority: Priority; readonly enter: () => void }[] = []
  #inFlight = 0

  constructor({ slots, places }: { readonly slots: number; readonly places: number }) {
    this.#slots = slots
    this.#places = places
  }

  /** Waits for a slot, the lowest priority number first and equals in order of arrival. Throws `ProviderSkip` when the queue is full. */
  async enter(priority: Priority): Promise<void> {
    if (this.#inFlight < this.#slots) {
      this.#inFlight += 1
      return
    }
    if (this.#waiting.length >= this.#places) throw new ProviderSkip("bulkhead-full", null)
    await new Promise<void>((enter) => {
      const behind = this.#waiting.findIndex((other) => other.priority > priority)
      this.#waiting.splice(behind === -1 ? this.#waiting.length : behind, 0, { priority, enter })
    })
  }

  /** Gives the slot back, to the first who waits. */
  leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#inFlight -= 1
    else next.enter()
  }
}
