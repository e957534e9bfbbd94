/** As wide as a digit, unlike the hyphen. */
const minus = "\u2212"

/** Narrow, and no line breaks at it: groups thousands and joins a unit to its figure. */
const thinSpace = "\u202F"

/** What stands where there is no figure. */
export const noFigure = "–"

/** A number with so many decimals, thousands set apart. What rounds to zero has no sign. */
export function numberText(value: number, decimals: number): string {
  const fixed = Math.abs(value).toFixed(decimals)
  if (fixed.includes("e")) return value.toExponential(2).replaceAll("-", minus)
  const [whole, fraction] = fixed.split(".")
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thinSpace)
  const sign = value < 0 && Number(fixed) !== 0 ? minus : ""
  return `${sign}${grouped}${fraction === undefined ? "" : `.${fraction}`}`
}

/** A fraction as a percentage: 0.1241 is 12.41 %. */
export function percentText(fraction: number, decimals = 2): string {
  return `${numberText(fraction * 100, decimals)}${thinSpace}%`
}
