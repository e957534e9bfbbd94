import { formatDecimal } from "./decimal.ts"

/** "1 trade", "4 495 trades": a count with its noun, on one line. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatDecimal(count, { digits: 0 })}\u00a0${count === 1 ? singular : plural}`
}
