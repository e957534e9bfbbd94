import type { SplitRatio } from "../../engine/ledger/transaction.ts"
import { decimalText } from "../../engine/money/decimal.ts"

/** Ratio of a split written `new:old` or `new/old`, or `new` for one old share; null when the text is none. */
export function parseRatio(text: string): SplitRatio | null {
  const parts = /^(\d{1,9}(?:\.\d{1,9})?)(?:\s*[:/]\s*(\d{1,9}(?:\.\d{1,9})?))?$/.exec(text.trim())
  if (parts === null) return null
  const ratio = { new: decimalText(parts[1]), old: decimalText(parts[2] ?? "1") }
  return ratio.new === "0" || ratio.old === "0" ? null : ratio
}
