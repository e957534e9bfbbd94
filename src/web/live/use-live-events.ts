import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { createStore } from "../ui/store.ts"
import { eventApplier } from "./apply-event.ts"
import { openEventStream } from "./event-stream.ts"

/** Whether changes on the server are heard of: not yet, now, or not any more. */
export const hearing = createStore<"not-yet" | "live" | "lost">("not-yet")

/** Room for the first page's own questions before the stream takes a connection. */
const afterMs = 500

/** Keeps everything on the screen up to date with the server for as long as the window is open. */
export function useLiveEvents(): void {
  const client = useQueryClient()
  useEffect(() => {
    let close: (() => void) | null = null
    const begin = () => {
      close = openEventStream({
        onEvent: eventApplier(client),
        onOpen(missed) {
          hearing.set("live")
          if (missed) void client.invalidateQueries()
        },
        onLost: () => hearing.set("lost"),
      })
    }
    const timer = window.setTimeout(begin, afterMs)
    return () => {
      window.clearTimeout(timer)
      close?.()
    }
  }, [client])
}
