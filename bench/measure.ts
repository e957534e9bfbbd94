/** For how long a measurement goes on, at most once it has its fewest runs. */
export type Patience = { readonly fewestRuns: number; readonly budgetMs: number }

/** Milliseconds that some work takes. */
export type Measure = (work: () => unknown) => Promise<number>

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * Measures the median time of some work, after runs that warm up. The litter of what ran before is collected first, not
 * between runs: a forced collection throws compiled code away with it.
 */
export function measureWith({ fewestRuns, budgetMs }: Patience): Measure {
  return async (work) => {
    globalThis.gc?.()
    await timesOf(work, { fewestRuns: Math.ceil(fewestRuns / 2), budgetMs: budgetMs / 2 })
    return median(await timesOf(work, { fewestRuns, budgetMs }))
  }
}

async function timesOf(work: () => unknown, { fewestRuns, budgetMs }: Patience): Promise<number[]> {
  const times: number[] = []
  const began = performance.now()
  while (times.length < fewestRuns || performance.now() - began < budgetMs) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return times
}
