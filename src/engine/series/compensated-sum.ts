/**
 * Running sum that carries the rounding error of every addition along (Neumaier's variant of Kahan's algorithm, ZAMM 54,
 * 1974), so that 1 + 10¹⁰⁰ + 1 − 10¹⁰⁰ is 2.
 */
export class CompensatedSum {
  private sum = 0
  private compensation = 0

  add(value: number): void {
    const next = this.sum + value
    this.compensation +=
      Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum
    this.sum = next
  }

  get total(): number {
    return this.sum + this.compensation
  }
}

/** Compensated sum of an array; 0 when it is empty. */
export function compensatedSum(values: Float64Array): number {
  const sum = new CompensatedSum()
  for (let i = 0; i < values.length; i++) sum.add(values[i])
  return sum.total
}
