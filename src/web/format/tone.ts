/** The class that colours an amount of money by its sign; none for zero and for a figure that is not there. */
export function toneOf(amount: number | null): "gain" | "loss" | null {
  if (amount === null || amount === 0 || Number.isNaN(amount)) return null
  return amount > 0 ? "gain" : "loss"
}
