import { Worker } from "node:worker_threads"
import { pooledCompute } from "../../src/compute/pooled-compute.ts"
import { WorkerPool } from "../../src/compute/worker-pool.ts"
import { type MakeSearchKernel, typedArrayKernel } from "../../src/engine/backtest/kernel/search-kernel.ts"
import { planGrid } from "../../src/engine/backtest/search/plan-grid.ts"
import { type PreparedSearch, prepareSearch } from "../../src/engine/backtest/search/prepare-search.ts"
import { rowOf, searchRunner } from "../../src/engine/backtest/search/run-search.ts"
import { newSearchColumns, type SearchColumns } from "../../src/engine/backtest/search/search-columns.ts"
import type { SearchPlan } from "../../src/engine/backtest/search/search-request.ts"
import type { BacktestCompute } from "../../src/operations/backtests-port.ts"
import { conductSearch } from "../../src/operations/conduct-search.ts"
import { shareBars } from "../../src/operations/share-bars.ts"
import { searchKernel } from "../../src/search-kernel.ts"
import { tasks } from "../../src/tasks.ts"
import { assertEqualFigures } from "../assert-equal.ts"
import { fastest, processorTime, timed } from "./fastest.ts"
import { type BenchOptions, type Figure, line } from "./figure.ts"
import { smaCrossGrid, walk } from "./grid.ts"
import { peerFigures } from "./peer-figures.ts"
import { type SearchInC, searchInC, type SearchSums } from "./search-in-c.ts"
import { twoCores } from "./two-cores.ts"

/**
 * A search of 10,000 pairs: through the kernel of the product and the one in typed arrays, in C, and in one thread and two. Throws when the
 * results differ.
 */
export async function searchFigures({ quick }: BenchOptions): Promise<Figure[]> {
  const bars = walk(2_148)
  const search = prepareSearch(smaCrossGrid(bars))
  const plan = planGrid(search)
  const { make, reason } = searchKernel()
  const product = runWhole(search, plan, make)
  const inC = searchInC(bars, 1)
  const others = inC === null ? [] : [inC.byBar, inC.byStep]
  for (const other of [sumsOf(runWhole(search, plan, typedArrayKernel)), ...others]) {
    assertEqualSums(product, other)
  }

  const times = quick ? 1 : 50
  let byBar = Number.POSITIVE_INFINITY
  let byStep = Number.POSITIVE_INFINITY
  const [here, inArrays] = await fastest(quick ? 1 : 5, [
    () => processorTime(times, () => runWhole(search, plan, make)),
    () => processorTime(times, () => runWhole(search, plan, typedArrayKernel)),
    () => {
      const found = inC === null ? null : searchInC(bars, times)
      byBar = Math.min(byBar, found?.byBar.ms ?? byBar)
      byStep = Math.min(byStep, found?.byStep.ms ?? byStep)
      return byStep
    },
  ])
  const rate = (milliseconds: number) => (plan.runs * bars.days.length) / milliseconds / 1e3
  const what = `${plan.runs.toLocaleString("en-US")} pairs × ${bars.days.length.toLocaleString("en-US")} bars`
  const kernel = reason === null ? "in WebAssembly" : `in typed arrays, since ${reason}`
  return [
    line("sma-cross search, one core", rate(here), "M bar-runs/s", "≥ 100", `${what}, ${kernel}`),
    line("the same in typed arrays", rate(inArrays), "M bar-runs/s", "≥ 100", `${what}; the same results`),
    line("WebAssembly against typed arrays", inArrays / here, "×", "≥ 1.5", "by turns in one process"),
    ...inCFigures(inC, { here, byBar, byStep, rate }),
    ...(await longFigures(quick)),
    ...(await threadFigures(quick)),
    ...(await peerFigures({ quick }, rate(here))),
  ]
}

/** A search in its order of work, through a kernel. */
function runWhole(search: PreparedSearch, plan: SearchPlan, make: MakeSearchKernel): SearchColumns {
  const columns = newSearchColumns(plan.runs, search)
  const runRow = searchRunner(search, plan.firstTradable, columns, make)
  const row = new Float64Array(plan.parameters.length)
  for (let at = 0; at < plan.runs; at++) {
    const run = plan.order === null ? at : plan.order[at]
    runRow(run, rowOf(plan, run, row))
  }
  return columns
}

/** Eighty years of days, whose averages no longer fit the caches of a core. */
async function longFigures(quick: boolean): Promise<Figure[]> {
  const bars = walk(quick ? 3_000 : 20_000)
  const search = prepareSearch(smaCrossGrid(bars))
  const plan = planGrid(search)
  const { make } = searchKernel()
  const [here, inArrays] = await fastest(quick ? 1 : 5, [
    () => processorTime(1, () => runWhole(search, plan, make)),
    () => processorTime(1, () => runWhole(search, plan, typedArrayKernel)),
  ])
  const count = bars.days.length.toLocaleString("en-US")
  const rate = (plan.runs * bars.days.length) / here / 1e3
  return [
    line("sma-cross search of long prices", rate, "M bar-runs/s", null, `× ${count} bars`),
    line("WebAssembly against typed arrays", inArrays / here, "×", "≥ 1.5", `× ${count} bars`),
  ]
}

function inCFigures(
  inC: SearchInC | null,
  times: { here: number; byBar: number; byStep: number; rate: (milliseconds: number) => number },
): Figure[] {
  if (inC === null) return [line("the same in C", Number.NaN, "×", null, "no C compiler here")]
  const { here, byBar, byStep, rate } = times
  const compiler = `${inC.version}, -O2`
  return [
    line("the same in C, bar by bar", rate(byBar), "M bar-runs/s", null, compiler),
    line("ours against it", byBar / here, "×", "≥ 0.8", "the loop as one would write it down"),
    line("the same in C, crossing to crossing", rate(byStep), "M bar-runs/s", null, compiler),
    line("ours against it", byStep / here, "×", null, "the steps of our kernels written in C"),
  ]
}

/** Longer prices, so that what one thread does alone, planning and handing out, does not count. */
const BARS_FOR_THREADS = 20_000

async function threadFigures(quick: boolean): Promise<Figure[]> {
  const request = smaCrossGrid(shareBars(walk(quick ? 2_148 : BARS_FOR_THREADS)))
  const search = prepareSearch(request)
  const plan = planGrid(search)
  const expected = sumsOf(runWhole(search, plan, typedArrayKernel))
  let id = 0
  const searchIn = async (workers: number, compute: BacktestCompute) => {
    const conduct = { workers, progress: () => {}, signal: null }
    const task = { id: `bench ${++id}`, request, window: null }
    const { columns } = await conductSearch(compute, task, { kind: "grid" }, conduct)
    assertEqualSums(columns, expected)
  }
  const cores = twoCores()
  const pools = [1, 2].map((size) => {
    const start = () => new Worker(new URL("../../src/worker.ts", import.meta.url))
    const pool = new WorkerPool({ size, start, idleMs: 60_000 })
    return { size, pool, compute: pooledCompute(pool, tasks, () => false) }
  })
  try {
    const spent = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    const works = pools.map(({ size, compute }, at) => async () => {
      const before = process.cpuUsage()
      const elapsed = await timed(() => searchIn(size, compute))
      const { user, system } = process.cpuUsage(before)
      spent[at] = Math.min(spent[at], user + system)
      return elapsed
    })
    const beside = ([1, 2] as const).map((threads) => () => timed(() => cores.run(threads)))
    const [one, two, alone, both] = await fastest(quick ? 1 : 30, [...works, ...beside])
    const bars = request.bars.days.length
    const rate = (milliseconds: number) => (plan.runs * bars) / milliseconds / 1e3
    const what = `× ${bars.toLocaleString("en-US")} bars, by the clock`
    return [
      line("search in one thread beside this one", rate(one), "M bar-runs/s", null, what),
      line("search in two threads", rate(two), "M bar-runs/s", null, `${what}; the same results`),
      line("two threads against one", one / two, "×", "≥ 1.8", "by the clock, on as many cores as were idle"),
      line("two threads against one", (2 * spent[0]) / spent[1], "×", "≥ 1.8", "by their processor time"),
      line(
        "two threads against one on this machine",
        (2 * alone) / both,
        "×",
        null,
        "sums that share nothing",
      ),
    ]
  } finally {
    await Promise.all([cores.close(), ...pools.map(({ pool }) => pool.close())])
  }
}

function sumsOf({ finalEquity, maxDrawdown, sharpeRatio, trades }: SearchColumns): SearchSums {
  const sum = (values: Iterable<number>) => {
    let total = 0
    for (const value of values) if (!Number.isNaN(value)) total += value
    return total
  }
  return {
    finalEquity: sum(finalEquity),
    maxDrawdown: sum(maxDrawdown),
    sharpeRatio: sum(sharpeRatio),
    trades: sum(trades),
  }
}

function assertEqualSums(columns: SearchColumns, { ...other }: SearchSums & { ms?: number }): void {
  delete other.ms
  assertEqualFigures(sumsOf(columns), other)
}
