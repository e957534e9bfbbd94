import type { EventFeed, EventListener, EventPublisher, ServerEvent } from "../operations/events-port.ts"
import type { OwnerId } from "../operations/ports.ts"

type Kept = { readonly at: number; readonly owner: OwnerId | null; readonly event: ServerEvent }
type Listening = { readonly owner: OwnerId; readonly listener: EventListener }

/**
 * Events of this process. The last `capacity` are kept for listeners that were away; a position names the process too, so that
 * one of an earlier run is not taken for one of this.
 */
export class MemoryEventFeed implements EventPublisher, EventFeed {
  readonly #processId: string
  readonly #capacity: number
  readonly #kept: Kept[] = []
  readonly #listening = new Set<Listening>()
  #last = 0

  constructor(options: { readonly processId: string; readonly capacity: number }) {
    this.#processId = options.processId
    this.#capacity = options.capacity
  }

  publish(owner: OwnerId | null, event: ServerEvent): void {
    this.#last += 1
    const kept = { at: this.#last, owner, event }
    this.#kept.push(kept)
    if (this.#kept.length > this.#capacity) this.#kept.shift()
    for (const listening of this.#listening) this.#tell(listening, kept)
  }

  subscribe(
    owner: OwnerId,
    after: string | null,
    listener: EventListener,
  ): { readonly position: string; readonly end: () => void } {
    const listening = { owner, listener }
    if (after !== null) this.#replay(listening, this.#numberOf(after))
    this.#listening.add(listening)
    return { position: this.#position(this.#last), end: () => this.#listening.delete(listening) }
  }

  #replay(listening: Listening, after: number | null): void {
    const oldest = this.#last - this.#kept.length
    if (after === null || after < oldest || after > this.#last) {
      listening.listener({ type: "reset" }, this.#position(this.#last))
      return
    }
    for (const kept of this.#kept) if (kept.at > after) this.#tell(listening, kept)
  }

  #tell({ owner, listener }: Listening, kept: Kept): void {
    if (kept.owner === null || kept.owner === owner) listener(kept.event, this.#position(kept.at))
  }

  #position(at: number): string {
    return `${this.#processId}.${at}`
  }

  #numberOf(position: string): number | null {
    const [processId, at] = position.split(".")
    return processId === this.#processId && /^\d+$/.test(at ?? "") ? Number(at) : null
  }
}
