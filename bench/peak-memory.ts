import { readFileSync } from "node:fs"

/**
 * The most memory this process had resident, in bytes. Linux counts in `maxRSS` what the parent had when it started this
 * one, so the figure of the process's own memory is taken where there is one.
 */
export function peakMemory(): number {
  try {
    const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))
    if (match !== null) return Number(match[1]) * 1_024
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1_024
}
