/**
 * The least milliseconds that each of several works takes, run by turns so that a busy moment of the machine strikes all alike. The
 * least is what the code costs; the rest is what else ran.
 */
export async function fastest(
  rounds: number,
  works: readonly (() => number | Promise<number>)[],
): Promise<number[]> {
  const least = works.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round++) {
    for (const [at, work] of works.entries()) least[at] = Math.min(least[at], await work())
  }
  return least
}

/** Milliseconds that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/**
 * Milliseconds of this thread's processor time that some work takes, the mean of several: what else runs on the machine does not
 * count, but the clock of it is coarse.
 */
export function processorTime(times: number, work: () => unknown): number {
  const before = process.threadCpuUsage()
  for (let i = 0; i < times; i++) work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1e3 / times
}
