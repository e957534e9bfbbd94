import { monitorEventLoopDelay } from "node:perf_hooks"
import type { ProcessFigures } from "../operations/metrics-port.ts"

const RESOLUTION_MS = 20
const WINDOW_MS = 60_000

/**
 * Measures this process from now on; returns what reads the figures. The delay of the event loop is that of the window under way,
 * which begins anew with the first look after a minute: one long stall does not stay for ever.
 */
export function watchProcess(): () => ProcessFigures {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const startedAt = performance.timeOrigin
  let windowStart = performance.now()
  // The monitor measures from tick to tick, so its own resolution is in every figure.
  const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1e3)

  return () => {
    const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
    const { user, system } = process.cpuUsage()
    const eventLoopDelay =
      delay.count === 0
        ? null
        : {
            p50: seconds(delay.percentile(50)),
            p99: seconds(delay.percentile(99)),
            max: seconds(delay.max),
          }
    if (performance.now() - windowStart > WINDOW_MS) {
      windowStart = performance.now()
      delay.reset()
    }
    return {
      startedAt,
      residentBytes: rss,
      heapUsedBytes: heapUsed,
      heapTotalBytes: heapTotal,
      externalBytes: external,
      cpuSeconds: (user + system) / 1e6,
      eventLoopDelay,
    }
  }
}
