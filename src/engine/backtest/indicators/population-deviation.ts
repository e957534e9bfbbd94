/**
 * Population standard deviation, √(Σ(x − x̄)²/n), of the last `period` values about their mean. Undefined (NaN) for the first period − 1
 * values and in a window that holds a NaN. `[1, 2, 4]` over 2 → `[NaN, 0.5, 1]`.
 *
 * Running sums of squares lose their digits, and summing each window afresh takes as long as it is wide. A window is the end of one
 * block of `period` values and the beginning of the next: mean and squared distances of both are worked out value by value (Welford
 * 1962) and put together (Chan, Golub & LeVeque 1983), so that nothing is ever taken off.
 */
export function populationDeviation(values: Float64Array, period: number): Float64Array {
  const out = new Float64Array(values.length).fill(NaN)
  if (period > values.length) return out
  // Of the block before, from each of its values to its end.
  const means = new Float64Array(period)
  const squares = new Float64Array(period)
  for (let block = 0; block < values.length; block += period) {
    let mean = 0
    let square = 0
    const end = Math.min(block + period, values.length)
    for (let i = block; i < end; i++) {
      const count = i - block + 1
      const before = period - count
      const distance = values[i] - mean
      mean += distance / count
      square += distance * (values[i] - mean)
      if (before === 0) out[i] = Math.sqrt(square / period)
      else if (block > 0) {
        const apart = mean - means[count]
        const whole = square + squares[count] + (apart * apart * count * before) / period
        out[i] = Math.sqrt(whole / period)
      }
    }
    mean = square = 0
    for (let count = 1; count <= end - block; count++) {
      const value = values[end - count]
      const distance = value - mean
      mean += distance / count
      square += distance * (value - mean)
      means[end - block - count] = mean
      squares[end - block - count] = square
    }
  }
  return out
}
