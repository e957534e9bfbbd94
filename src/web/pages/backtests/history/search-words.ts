import type { OptimizationSummary, SearchState } from "../../../../contract/index.ts"

/** "fast 5–50, slow 20–200". */
export function rangesText(ranges: OptimizationSummary["ranges"]): string {
  return ranges.map(({ name, from, to }) => `${name} ${String(from)}–${String(to)}`).join(", ")
}

const states: Readonly<Record<SearchState, string>> = {
  waiting: "Waiting",
  running: "Running",
  succeeded: "Done",
  failed: "Failed",
  cancelled: "Cancelled",
}

export function stateText(state: SearchState): string {
  return states[state]
}
