/** The colour class of an amount by its sign; none for zero and for what is not known. */
export function toneOf(value: number | null | undefined): "gain" | "loss" | undefined {
  if (value === null || value === undefined || value === 0 || Number.isNaN(value)) return undefined
  return value > 0 ? "gain" : "loss"
}
