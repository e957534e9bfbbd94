import type { BacktestRequest, BacktestResult, PricesUsed } from "../contract/index.ts"
import type { BacktestResult as EngineResult } from "../engine/backtest/backtest-result.ts"
import { backtestWindow } from "../engine/backtest/backtest-window.ts"
import { type Bars, sliceBars } from "../engine/backtest/bars.ts"
import { engineVersion } from "../engine/engine-version.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { orRefuse } from "./backtest-refused.ts"
import type { PackedColumns, StoredRun } from "./backtests-port.ts"
import { definedFields } from "./defined-fields.ts"
import { instant } from "./instant.ts"
import { rememberResult } from "./load-run.ts"
import { describeBacktest } from "./read-backtest.ts"
import { rangeColumns } from "./range-columns.ts"
import type { Result } from "./result.ts"
import { canonicalTest, runKey } from "./run-key.ts"
import { testDays } from "./test-days.ts"
import { type LoadedPrices, testPrices } from "./test-prices.ts"

/** What the history shows of a run. */
const headline = [
  "finalEquity",
  "totalReturn",
  "cagr",
  "sharpeRatio",
  "maxDrawdown",
  "trades",
  "winRate",
  "profitFactor",
  "exposure",
  "buyAndHoldReturn",
]

/** The part of a run's result that is no column. */
export type BacktestMeta = Omit<EngineResult, "equity" | "days" | "strategy"> & {
  readonly benchmark: PricesUsed | null
}

/**
 * Runs a strategy and keeps the run in the history. A request that was run already, on the same prices by the same engine, is the run
 * that is there. Throws `BacktestRefused`, `PriceFileNotFound`, `InstrumentNotFound`, `PricesUnavailable`.
 */
export async function runBacktest(
  context: BacktestContext,
  request: BacktestRequest,
): Promise<{ readonly id: string; readonly isNew: boolean; readonly result: Result<BacktestResult> }> {
  const { owner, backtests } = context
  const { strategy, settings } = await orRefuse(canonicalOf(request))
  const { from, to, riskFreeRate, bounds } = request
  const prices = await testPrices(context, request.prices, from)
  const benchmark = request.benchmark === null ? null : await testPrices(context, request.benchmark, from)
  const keyOf = (...used: readonly (PricesUsed | null)[]) =>
    runKey(context, "run-backtest", { strategy, settings, from, to, riskFreeRate, bounds }, used)
  const asked = keyOf(prices.used, benchmark?.used ?? null)
  const there = await backtests.findRunByKey(owner, "backtest", asked)
  if (there !== null) return { id: there.id, isNew: false, result: describeBacktest(context, there) }

  const loaded = await prices.load()
  const against = benchmark === null ? null : await benchmark.load()
  const days = testDays({ from: from ?? null, to: to ?? null })
  const ran = await orRefuse(
    context.searching.runBacktest({
      bars: loaded.bars,
      strategy,
      settings,
      ...days,
      riskFreeRate,
      bounds,
      benchmark: against === null ? undefined : { days: against.bars.days, values: against.bars.close },
    }),
  )
  const { meta, columns } = partsOf(ran, loaded, days)
  const run: StoredRun = {
    id: context.newId(),
    kind: "backtest",
    key: keyOf(loaded.used, against?.used ?? null),
    engineVersion,
    request,
    strategy: ran.strategy,
    prices: loaded.used,
    summary: {
      from: ran.window.from,
      to: ran.window.to,
      bars: ran.window.bars,
      statistics: Object.fromEntries(headline.map((id) => [id, ran.statistics[id] ?? null])),
    },
    jobId: null,
    createdAt: instant(context.clock()),
  }
  const whole: BacktestMeta = { ...meta, benchmark: against?.used ?? null }
  const block = await context.searching.packColumns(whole, columns)
  const kept = await backtests.saveRun(owner, run, block)
  await rememberResult(context, kept.id, whole, columns)
  return { id: kept.id, isNew: kept.id === run.id, result: describeBacktest(context, kept) }
}

/** Without awaiting anything: it only turns what is thrown into a rejection. */
async function canonicalOf({ strategy, settings }: BacktestRequest) {
  return canonicalTest(strategy, definedFields(settings))
}

function partsOf(
  { equity, days, strategy: _strategy, ...meta }: EngineResult,
  { bars, warnings }: LoadedPrices,
  range: ReturnType<typeof testDays>,
): { readonly meta: Omit<BacktestMeta, "benchmark">; readonly columns: PackedColumns } {
  const window = backtestWindow(bars, range)
  const tested: Bars = sliceBars(bars, window.from, window.to)
  return {
    meta: { ...meta, warnings: [...warnings, ...meta.warnings] },
    columns: new Map<string, Float64Array | Int32Array | Int16Array>([
      ["days", new Int32Array(days)],
      ["equity", new Float64Array(equity)],
      ["close", tested.close.slice()],
      ...rangeColumns(tested),
      ...(tested.minutes === null ? [] : [["minutes", tested.minutes.slice()] as const]),
    ]),
  }
}
