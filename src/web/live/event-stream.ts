import type { StreamEvent } from "../../contract/index.ts"

export type EventStreamEvents = {
  readonly onEvent: (event: StreamEvent) => void
  /** The stream is there. `missed` says that events may have passed since it was there last. */
  readonly onOpen: (missed: boolean) => void
  readonly onLost: () => void
}

const eventTypes: readonly StreamEvent["type"][] = ["invalidation", "progress", "freshness", "reset"]

/** Pause after a refusal: the server may listen to too many pages already. */
const refusedMs = 20_000

/**
 * Listens to what happens on the server for as long as the window is in sight: a browser has few connections to one server, and
 * windows behind others must not take them all. Returns the way to stop.
 */
export function openEventStream({ onEvent, onOpen, onLost }: EventStreamEvents): () => void {
  let source: EventSource | null = null
  let again: number | undefined
  let wasOpen = false
  // A lost connection comes back by itself and tells what it missed; one that we closed or that was refused does not.
  let mayHaveMissed = false

  const connect = () => {
    if (source !== null || document.hidden) return
    const stream = new EventSource("/api/v1/events")
    source = stream
    stream.addEventListener("open", () => {
      onOpen(wasOpen && mayHaveMissed)
      wasOpen = true
      mayHaveMissed = false
    })
    stream.addEventListener("error", () => {
      onLost()
      if (stream.readyState !== EventSource.CLOSED) return
      disconnect()
      again = window.setTimeout(connect, refusedMs)
    })
    for (const type of eventTypes) {
      stream.addEventListener(type, (message: MessageEvent<string>) =>
        onEvent(JSON.parse(message.data) as StreamEvent),
      )
    }
  }
  const disconnect = () => {
    window.clearTimeout(again)
    source?.close()
    source = null
    mayHaveMissed = true
  }
  const onVisibility = () => (document.hidden ? disconnect() : connect())

  connect()
  document.addEventListener("visibilitychange", onVisibility)
  window.addEventListener("pagehide", disconnect)
  window.addEventListener("pageshow", connect)
  return () => {
    document.removeEventListener("visibilitychange", onVisibility)
    window.removeEventListener("pagehide", disconnect)
    window.removeEventListener("pageshow", connect)
    disconnect()
  }
}
