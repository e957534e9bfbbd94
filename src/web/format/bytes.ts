import { formatDecimal, THIN_SPACE } from "./decimal.ts"

const units = ["kB", "MB", "GB"] as const

/** A size in decimal units with no more digits than it deserves: `812 B`, `1.4 MB`, `99 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${formatDecimal(bytes, { digits: 0 })}${THIN_SPACE}B`
  const step = Math.min(Math.floor(Math.log10(bytes) / 3), units.length)
  const size = bytes / 1000 ** step
  return `${formatDecimal(size, { digits: size < 9.95 ? 1 : 0 })}${THIN_SPACE}${units[step - 1]}`
}
