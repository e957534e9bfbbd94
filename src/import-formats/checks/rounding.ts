/** Differences below this are the binary rounding of sums, not of the log. */
const binaryNoise = 1e-6

/** Money never has to agree closer than this. */
const cent = 0.01

/**
 * Half a unit of the last digit that a column prints. Columns are looked at, not cells: exports drop trailing zeros, so `98.5` in a
 * column with cents is exact to the cent, and a column of whole numbers is exact.
 */
export function halfUnit(decimals: number | undefined): number {
  return decimals === undefined || decimals === 0 ? 0 : 0.5 * 10 ** -decimals
}

/** How far two amounts may lie apart given the rounding carried through the formula: at least a cent. */
export function moneyTolerance(carried: number): number {
  return Math.max(cent, carried) + binaryNoise
}

/** An amount rounded for a message. */
export function rounded(amount: number): number {
  return Math.round(amount * 1e6) / 1e6
}
