import { afterPainting } from "../ui/after-painting.ts"

/**
 * How long a change of filter takes to reach the screen, in the browser's own performance timeline: one
 * `performance.measure` named `filter-to-paint` a change, with `detail: { scriptMs, workerMs, trades }`. `scriptMs` is the
 * main thread's share until then: rendering the filter, then what the answer changes in sight, chart drawing included.
 */
type Change = { readonly start: number; scriptMs: number }

let change: Change | null = null

/** Called just before the address takes the new filter. */
export function markFilterStart(): void {
  const started: Change = { start: performance.now(), scriptMs: 0 }
  change = started
  afterRendering((end) => {
    started.scriptMs += end - started.start
  })
}

/** Called in the task that brings the answer, before anything is rendered from it. */
export function markAnswer({ workerMs, trades }: { workerMs: number; trades: number }): void {
  if (change === null) return
  const answered = change
  change = null
  const start = performance.now()
  afterRendering((end) => {
    answered.scriptMs += end - start
  })
  afterPainting((end) => {
    performance.measure("filter-to-paint", {
      start: answered.start,
      end,
      detail: { scriptMs: answered.scriptMs, workerMs, trades },
    })
  })
}

// React renders what a store changed, and charts draw, in microtasks that these wait behind.
function afterRendering(then: (now: number) => void, hops = 16): void {
  queueMicrotask(() => (hops === 0 ? then(performance.now()) : afterRendering(then, hops - 1)))
}
