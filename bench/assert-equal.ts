/** Two ways to compute a figure may differ by this much of its size: they add in another order. */
const tolerance = 1e-6

/** Throws, naming the figure, unless both agree on every figure that `other` has. */
export function assertEqualFigures(
  ours: Readonly<Record<string, number | null | undefined>>,
  other: Readonly<Record<string, number>>,
): void {
  for (const [id, expected] of Object.entries(other)) {
    const found = ours[id]
    if (
      typeof found === "number" &&
      Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected))
    ) {
      continue
    }
    throw new Error(`${id}: ${String(found)} here, ${expected} by the naive code`)
  }
}

/** Throws unless two columns have the same values. */
export function assertEqualColumns(name: string, ours: ArrayLike<number>, other: readonly number[]): void {
  if (ours.length !== other.length)
    throw new Error(`${name}: ${ours.length} values here, ${other.length} there`)
  for (const [i, value] of other.entries())
    assertEqualFigures({ [`${name}[${i}]`]: ours[i] }, { [`${name}[${i}]`]: value })
}
