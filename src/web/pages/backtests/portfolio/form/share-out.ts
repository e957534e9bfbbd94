/**
 * Weights of instruments of which some were typed: those that were not share equally what is left of the whole, so that none
 * typed is equal weights, to the last digit. Nothing is left for them where the typed ones come to the whole already.
 */
export function shareOut(typed: readonly (number | null)[]): number[] {
  const given = typed.reduce<number>((sum, weight) => sum + (weight ?? 0), 0)
  const blanks = typed.filter((weight) => weight === null).length
  const share = Math.max(0, 1 - given) / blanks
  return typed.map((weight) => weight ?? share)
}
