// A process of its own, so that its memory is its own: runs a random search of so many runs and says the most it had resident.
// node bench/backtest/memory-probe.ts RUNS
import { inlineCompute } from "../../src/compute/inline-compute.ts"
import { conductSearch } from "../../src/operations/conduct-search.ts"
import { tasks } from "../../src/tasks.ts"
import { peakMemory } from "../peak-memory.ts"
import { walk } from "./grid.ts"

const request = {
  bars: walk(2_148),
  strategy: { id: "rsi-reversion" },
  ranges: [
    { name: "period", from: 2, to: 50, step: 1 },
    { name: "oversold", from: 5, to: 49.5, step: 0.5 },
    { name: "overbought", from: 50, to: 95, step: 0.5 },
  ],
}
const method = { kind: "random", runs: Number(process.argv[2]), seed: 1 } as const
const task = { id: "probe", request, window: null }
const compute = inlineCompute(tasks)
const conduct = { workers: 1, progress: () => {}, signal: null }
const { plan, columns } = await conductSearch(compute, task, method, conduct)
const { best } = await compute.concludeSearch(task, plan, columns, { isGrid: false })
process.stdout.write(JSON.stringify({ runs: plan.runs, best: best?.run, peak: peakMemory() }))
