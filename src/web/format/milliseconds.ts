import { formatDecimal, THIN_SPACE } from "./decimal.ts"

/** A span that is short: "0.42 ms", "4.2 ms", "42 ms", "1.3 s". */
export function formatMilliseconds(ms: number): string {
  if (ms >= 1000) return `${formatDecimal(ms / 1000, { digits: 1 })}${THIN_SPACE}s`
  const digits = ms < 1 ? 2 : ms < 10 ? 1 : 0
  return `${formatDecimal(ms, { digits })}${THIN_SPACE}ms`
}
