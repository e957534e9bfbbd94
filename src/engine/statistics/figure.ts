/** Why a figure does not exist, in plain words: "no losing trade". */
export type Undefined = { readonly reason: string }

/** A finite number, or why there is none. */
export type Figure = number | Undefined

export function undefinedBecause(reason: string): Undefined {
  return { reason }
}

export function isDefined(figure: Figure): figure is number {
  return typeof figure === "number"
}

/** The number, unless the arithmetic overflowed. */
export function figureOf(value: number): Figure {
  return Number.isFinite(value) ? value : undefinedBecause("the numbers are beyond what can be computed with")
}

/**
 * Numerator over denominator. Where one of them does not exist, neither does the ratio, for the same reason.
 * @param whenZero the reason that a denominator of zero gives
 */
export function ratio(numerator: Figure, denominator: Figure, whenZero: string): Figure {
  if (!isDefined(numerator)) return numerator
  if (!isDefined(denominator)) return denominator
  if (denominator === 0) return undefinedBecause(whenZero)
  if (!Number.isFinite(denominator)) return figureOf(denominator)
  return figureOf(numerator / denominator)
}
