/** What a reference file says of a figure: a value, null for undefined, or several of which each is right. */
export type Expected = number | null | { readonly anyOf: readonly (number | null)[] }

export type Tolerance = { readonly relative: number; readonly absolute: number }

/** Statistics: a millionth of the value, 1e−9 near zero. */
export const statisticTolerance: Tolerance = { relative: 1e-6, absolute: 1e-9 }

/** Money: half a cent. */
export const moneyTolerance: Tolerance = { relative: 0, absolute: 0.005 }

/** What differs, one sentence a figure; empty when all agree. */
export function differences(
  expected: Readonly<Record<string, Expected>>,
  found: Readonly<Record<string, number | null | undefined>>,
  toleranceOf: (id: string) => Tolerance,
): string[] {
  return Object.entries(expected)
    .filter(([id, value]) => !agrees(value, found[id], toleranceOf(id)))
    .map(([id, value]) => `${id}: expected ${JSON.stringify(value)}, found ${JSON.stringify(found[id])}`)
}

function agrees(expected: Expected, found: number | null | undefined, tolerance: Tolerance): boolean {
  if (found === undefined) return false
  if (expected !== null && typeof expected === "object") {
    return expected.anyOf.some((value) => agrees(value, found, tolerance))
  }
  if (expected === null || found === null) return expected === found
  return Math.abs(expected - found) <= Math.max(tolerance.absolute, tolerance.relative * Math.abs(expected))
}
