import type { ServerEvent, StreamEvent } from "../contract/index.ts"
import type { OwnerId } from "./ports.ts"

export type { ServerEvent, StreamEvent }

/** Tells whoever listens what has happened. Never fails, and never waits for a listener. */
export interface EventPublisher {
  /** `owner` is who may know; null for everyone. */
  publish(owner: OwnerId | null, event: ServerEvent): void
}

export type EventListener = (event: StreamEvent, position: string) => void

/** What has happened, to listen to. */
export interface EventFeed {
  /**
   * Calls the listener with what an owner may know: first what came after a position, then what comes. Null begins now; after a
   * position that is not known any more, or is none of this feed's, the first event is `reset`. Returns where the listener is
   * now, and what ends it.
   */
  subscribe(
    owner: OwnerId,
    after: string | null,
    listener: EventListener,
  ): { readonly position: string; readonly end: () => void }
}
