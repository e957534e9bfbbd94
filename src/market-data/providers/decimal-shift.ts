/** `value` · 10^`places` as the double nearest to the exact product: 308.8 shifted by −2 is 3.088. */
export function decimalShift(value: number, places: number): number {
  const [digits, exponent] = value.toExponential().split("e")
  return Number(`${digits}e${Number(exponent) + places}`)
}
