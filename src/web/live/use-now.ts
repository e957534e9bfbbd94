import { useSyncExternalStore } from "react"

const stepMs = 15_000
const listeners = new Set<() => void>()
let timer: number | undefined
let now = new Date()

/** The present, to a quarter of a minute: what ages are counted to. One clock for the whole window. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now)
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    tick()
    timer = window.setInterval(tick, stepMs)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.clearInterval(timer)
  }
}

function tick(): void {
  now = new Date()
  for (const listener of listeners) listener()
}
