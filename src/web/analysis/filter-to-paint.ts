/**
 * How long a change of filter takes to reach the screen, in the browser's own performance timeline: one
 * `performance.measure` named `filter-to-paint` a change, with `detail: { scriptMs, workerMs, trades }`. `scriptMs` is the
 * main thread's share: rendering the filter and then the answer, chart drawing included.
 */
type Change = { readonly start: number; scriptMs: number }

let change: Change | null = null

/** Called just before the address takes the new filter. */
export function markFilterStart(): void {
  const started: Change = { start: performance.now(), scriptMs: 0 }
  change = started
  afterThisTask((end) => {
    started.scriptMs += end - started.start
  })
}

/** Called in the task that brings the answer, before anything is rendered from it. */
export function markAnswer({ workerMs, trades }: { workerMs: number; trades: number }): void {
  if (change === null) return
  const answered = change
  change = null
  const start = performance.now()
  afterThisTask((end) => {
    answered.scriptMs += end - start
  })
  requestAnimationFrame(() => {
    // A message posted from a frame callback arrives after that frame is painted.
    afterThisTask((end) => {
      performance.measure("filter-to-paint", {
        start: answered.start,
        end,
        detail: { scriptMs: answered.scriptMs, workerMs, trades },
      })
    })
  })
}

// React renders what a store changed, and charts draw, in microtasks: all of it is over when the next message arrives.
function afterThisTask(then: (now: number) => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener("message", () => {
    port1.close()
    then(performance.now())
  })
  port1.start()
  port2.postMessage(null)
}
