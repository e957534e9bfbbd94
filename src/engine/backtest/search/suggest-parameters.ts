import type { SearchAxis } from "./parameter-range.ts"
import type { Generator } from "./plan-random.ts"

/** Runs so far: their rows, one value an axis, and the figure of each. */
export type SearchHistory = {
  readonly runs: number
  readonly values: Float64Array
  readonly objective: Float64Array
}

/** Share of the runs that count as good, and candidates that are drawn for a suggestion (Bergstra et al. use 0.15 to 0.25, and 24). */
const GOOD_SHARE = 0.25
const CANDIDATES = 24

/**
 * The next combination that is worth a run, by a tree-structured Parzen estimator (Bergstra, Bardenet, Bengio & Kégl, "Algorithms for
 * Hyper-Parameter Optimization", 2011): on each axis the steps of the good runs and of the others are smoothed into two densities, and of
 * candidates drawn from the good one, the one with the largest ratio of the two is taken. The axes are independent of each other.
 * @param allows whether a row may be run; rows that were run already are not suggested again while others are drawn
 * @returns null when no candidate may be run
 */
export function suggestParameters(
  axes: readonly SearchAxis[],
  history: SearchHistory,
  allows: (row: Float64Array) => boolean,
  random: Generator,
): Float64Array | null {
  const { good, other } = split(history)
  const densities = axes.map(({ values }, axis) => {
    const stepOf = (run: number) => values.indexOf(history.values[run * axes.length + axis])
    return {
      good: density(values.length, good.map(stepOf)),
      other: density(values.length, other.map(stepOf)),
    }
  })
  let best: Float64Array | null = null
  let highest = -Infinity
  for (let candidate = 0; candidate < CANDIDATES; candidate++) {
    let score = 0
    const row = Float64Array.from(axes, ({ values }, axis) => {
      const step = draw(densities[axis].good, random)
      score += Math.log(densities[axis].good[step] / densities[axis].other[step])
      return values[step]
    })
    if (score > highest && allows(row)) {
      best = row
      highest = score
    }
  }
  return best
}

function split({ runs, objective }: SearchHistory): { good: number[]; other: number[] } {
  const worth = (run: number) => (Number.isNaN(objective[run]) ? -Infinity : objective[run])
  const ranked = Array.from({ length: runs }, (_, run) => run).sort((a, b) => {
    // Two runs without a figure are equals.
    return worth(a) === worth(b) ? a - b : worth(b) - worth(a)
  })
  const count = Math.max(1, Math.ceil(GOOD_SHARE * runs))
  return { good: ranked.slice(0, count), other: ranked.slice(count) }
}

/** Probability of each step: normal kernels about those observed, and one part of an even prior. */
function density(steps: number, observed: readonly number[]): Float64Array {
  const width = Math.max(1, steps / (observed.length + 1))
  const out = new Float64Array(steps).fill(1 / steps)
  for (const centre of observed) {
    const kernel = out.map((_, step) => Math.exp(-(((step - centre) / width) ** 2) / 2))
    const total = kernel.reduce((sum, value) => sum + value, 0)
    kernel.forEach((value, step) => (out[step] += value / total))
  }
  return out.map((value) => value / (observed.length + 1))
}

function draw(probabilities: Float64Array, random: Generator): number {
  let left = random()
  for (let step = 0; step < probabilities.length - 1; step++) {
    left -= probabilities[step]
    if (left < 0) return step
  }
  return probabilities.length - 1
}
