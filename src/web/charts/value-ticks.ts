const steps = [1, 2, 2.5, 5, 10] as const

/** Round values within a range, evenly spaced, at most `atMost` of them; zero is one of them when the range holds it. */
export function valueTicks(min: number, max: number, atMost: number): number[] {
  if (!(max > min)) return [min]
  const rough = (max - min) / Math.max(atMost, 1)
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = (steps.find((factor) => factor * magnitude >= rough * (1 - 1e-9)) ?? 10) * magnitude
  const ticks: number[] = []
  // Multiples, not a running sum: 0.1 added ten times is not 1.
  for (let count = Math.ceil(min / step - 1e-9); count * step <= max + step * 1e-9; count++) {
    ticks.push(Number((count * step).toPrecision(15)))
  }
  return ticks
}

/**
 * Round values for a logarithmic axis: powers of ten with their doubles and fives as far as there is room, evenly spaced
 * values where the range spans too little for that. `min` must be positive.
 */
export function logTicks(min: number, max: number, atMost: number): number[] {
  const from = Math.floor(Math.log10(min))
  const to = Math.ceil(Math.log10(max))
  for (const factors of [[1, 2, 5], [1, 3], [1]]) {
    const ticks: number[] = []
    for (let power = from; power <= to; power++) {
      for (const factor of factors) {
        const value = Number((factor * 10 ** power).toPrecision(15))
        if (value >= min && value <= max) ticks.push(value)
      }
    }
    if (ticks.length <= atMost) return ticks.length >= 3 ? ticks : valueTicks(min, max, atMost)
  }
  return valueTicks(min, max, atMost)
}
