import { createHash } from "node:crypto"
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib"
import type { TaskTable } from "./compute/task-table.ts"
import { encodeColumnBlock } from "./contract/column-block.ts"
import { runPortfolio } from "./engine/backtest/portfolio/run-portfolio.ts"
import { runBacktest } from "./engine/backtest/run-backtest.ts"
import { backtestWindow } from "./engine/backtest/backtest-window.ts"
import { concludeSearch } from "./engine/backtest/search/conclude-search.ts"
import { planGrid } from "./engine/backtest/search/plan-grid.ts"
import { planRandom } from "./engine/backtest/search/plan-random.ts"
import { prepareSearch } from "./engine/backtest/search/prepare-search.ts"
import type { PreparedSearch } from "./engine/backtest/search/prepare-search.ts"
import { rowOf, searchRunner } from "./engine/backtest/search/run-search.ts"
import { searchByModel } from "./engine/backtest/search/search-by-model.ts"
import type { SearchColumns } from "./engine/backtest/search/search-columns.ts"
import type { SearchPlan } from "./engine/backtest/search/search-request.ts"
import { SeededGenerator } from "./engine/backtest/search/seeded-generator.ts"
import { stitchFolds, walkForwardFolds } from "./engine/backtest/search/walk-forward.ts"
import { isoDate } from "./engine/money/iso-date.ts"
import { readActions } from "./import-formats/read-actions.ts"
import { readBars } from "./import-formats/read-bars.ts"
import { actionColumns, noActions } from "./operations/actions-block.ts"
import { barColumns } from "./operations/bars-block.ts"
import { packPortfolio } from "./operations/portfolio-run-block.ts"
import type { BacktestCompute, FileActions, SearchTask } from "./operations/backtests-port.ts"
import type { SourceFile } from "./operations/ports.ts"
import { UnreadableFile } from "./operations/unreadable-file.ts"
import { ownStrategy } from "./own-strategies.ts"
import { searchKernel } from "./search-kernel.ts"

/** Someone waits for the answer, and curves of doubles hardly get smaller by trying harder. */
const quickly = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** After so long a thread says how far it is, and hears whether to go on. */
const TURN_MS = 40

/** What the port BacktestCompute does, in whichever thread it does it. */
export const backtestTasks: Pick<TaskTable, keyof BacktestCompute> = {
  readBars: (file) => readBars(file),
  readActions,
  runBacktest,
  runPortfolio: (request) => packPortfolio(runPortfolio(request)),

  planSearch(task, method) {
    const search = prepared(task)
    return method.kind === "random"
      ? planRandom(search, method.runs, new SeededGenerator(method.seed).next, sharedMemory)
      : planGrid(search, sharedMemory)
  },

  runSearch(task, { plan, from, to, columns }) {
    const runRow = runnerOf(task, plan, columns)
    const row = new Float64Array(plan.parameters.length)
    const isOver = turn()
    let run = from
    do {
      const at = plan.order === null ? run : plan.order[run]
      runRow(at, rowOf(plan, at, row))
      run++
    } while (run < to && !isOver())
    return run - from
  },

  searchByModel(task, { runs, seed }, earlier) {
    const random = new SeededGenerator(earlier?.state ?? seed)
    const isOver = turn()
    let wasStopped = false
    const onRun = () => !(wasStopped = isOver())
    const { plan, columns } = searchByModel(prepared(task), runs, random.next, onRun, earlier)
    return { plan, columns, state: random.state, isFinished: !wasStopped || plan.runs === runs }
  },

  concludeSearch: (task, plan, columns, options) => concludeSearch(prepared(task), plan, columns, options),

  planFolds: ({ request }, options) => walkForwardFolds(backtestWindow(request.bars, request), options),
  stitchFolds: (task, folds, choices) => stitchFolds(prepared(task), folds, choices),

  packColumns: (meta, columns) => zstdCompressSync(encodeColumnBlock(meta, columns), quickly),
  unpackColumns: (block) => zstdDecompressSync(block),
  packPrices(file) {
    const { bars, warnings, rows } = readBars(file)
    const { days } = bars
    const actions = actionsOf(file)
    const columns = new Map([...barColumns(bars), ...actionColumns(actions)])
    return {
      sha256: createHash("sha256").update(file.bytes).digest("hex"),
      rows,
      bars: days.length,
      from: isoDate(days[0]),
      to: isoDate(days[days.length - 1]),
      warnings,
      block: zstdCompressSync(encodeColumnBlock({ actions: actions.warnings }, columns)),
      source: zstdCompressSync(file.bytes),
    }
  },
}

/** A file whose prices can be read is a file of prices; a portfolio that uses it is told what its dividends lack. */
function actionsOf(file: SourceFile): FileActions {
  try {
    return readActions(file)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    const detail = `its dividends and splits are left out: ${error.message}`
    return { ...noActions, warnings: [{ id: "unread-actions", count: 1, detail }] }
  }
}

function prepared({ request, window }: SearchTask): PreparedSearch {
  const { strategy: choice } = request
  const strategy =
    "file" in choice ? { program: ownStrategy(choice.file), parameters: choice.parameters } : choice
  const asked = { ...request, strategy }
  return window === null ? prepareSearch(asked) : prepareSearch(asked, window)
}

/** What threads work on at the same time is never copied. */
const sharedMemory = (bytes: number) => new SharedArrayBuffer(bytes)

function turn(): () => boolean {
  const end = performance.now() + TURN_MS
  return () => performance.now() > end
}

type RunRow = (at: number, row: Float64Array) => void

/** The search that this thread works on: its indicators are worked out once. */
let kept: { readonly id: string; readonly runRow: RunRow } | null = null

function runnerOf(task: SearchTask, { firstTradable }: SearchPlan, columns: SearchColumns): RunRow {
  if (kept?.id !== task.id) {
    kept = { id: task.id, runRow: searchRunner(prepared(task), firstTradable, columns, searchKernel().make) }
  }
  return kept.runRow
}
