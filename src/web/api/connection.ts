import { createStore } from "../ui/store.ts"

/** Since when the server has not answered, in milliseconds since 1970; null while it does. */
export const unreachableSince = createStore<number | null>(null)

/** Notes the outcome of an attempt to reach the server. */
export function noteReachable(reached: boolean): void {
  if (reached) unreachableSince.set(null)
  else if (unreachableSince.get() === null) unreachableSince.set(Date.now())
}

/** Asks whether the server is there. Never throws. */
export async function probeServer(): Promise<boolean> {
  try {
    const response = await fetch("/health/live", { cache: "no-store" })
    noteReachable(response.ok)
    return response.ok
  } catch {
    noteReachable(false)
    return false
  }
}
