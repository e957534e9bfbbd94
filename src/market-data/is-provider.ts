import type { Answer, ProviderId } from "../operations/market-data-port.ts"

/** True for what a vendor says, false for what was typed in, read from a file or worked out. */
export function isProvider(source: Answer<unknown>["source"]): source is ProviderId {
  return source !== null && source !== "manual" && source !== "csv" && source !== "derived"
}
