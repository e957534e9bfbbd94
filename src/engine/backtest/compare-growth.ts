import { equityCurves } from "./equity-curves.ts"

export type RunCurve = {
  /** One a bar; several bars may share a day. */
  readonly days: Int32Array
  readonly equity: Float64Array
}

/**
 * Growth of several runs on the days that any of them has: equity over that of the run's first bar, minus 1, at the end of each day. A
 * run's last growth holds on days that it has no bar of; NaN before its first day and after its last.
 */
export function compareGrowth(runs: readonly RunCurve[]): {
  readonly days: Int32Array
  readonly growth: readonly Float64Array[]
} {
  const days = Int32Array.from(new Set(runs.flatMap(({ days }) => [...days]))).sort()
  const growth = runs.map((run) => {
    const first = run.days[0]
    const last = run.days[run.days.length - 1]
    const { daily } = equityCurves(run, run.equity)
    let known = 0
    let next = 0
    return Float64Array.from(days, (day) => {
      while (next < daily.days.length && daily.days[next] <= day) {
        known = daily.equity[next++] / daily.initialEquity - 1
      }
      return day < first || day > last ? NaN : known
    })
  })
  return { days, growth }
}
