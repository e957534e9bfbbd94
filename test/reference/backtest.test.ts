import { readFileSync } from "node:fs"
import { basename } from "node:path"
import { describe, expect, it } from "vitest"
import type { BacktestSettings } from "../../src/engine/backtest/backtest-settings.ts"
import { InvalidBacktest } from "../../src/engine/backtest/invalid-backtest.ts"
import { runBacktest, type BacktestRequest } from "../../src/engine/backtest/run-backtest.ts"
import { concludeSearch, paramsOf } from "../../src/engine/backtest/search/conclude-search.ts"
import type { ParameterRange } from "../../src/engine/backtest/search/parameter-range.ts"
import { planGrid } from "../../src/engine/backtest/search/plan-grid.ts"
import { prepareSearch } from "../../src/engine/backtest/search/prepare-search.ts"
import { runSearch } from "../../src/engine/backtest/search/run-search.ts"
import type { SearchRequest } from "../../src/engine/backtest/search/search-request.ts"
import type { Direction } from "../../src/engine/backtest/strategies/strategy.ts"
import { readBars } from "../../src/import-formats/read-bars.ts"
import { sharedDataPresent, sharedPath } from "../shared-data.ts"
import { differences, type Expected, statisticTolerance, type Tolerance } from "./compare-figures.ts"

type Figures = Readonly<Record<string, Expected>>

type RunCase = {
  readonly id: string
  readonly args: readonly string[]
  readonly expected: {
    /** Size, entry bar, exit bar, entry price, exit price, P/L. */
    readonly trades: readonly (readonly number[])[]
    readonly openTrades: readonly (readonly number[])[]
    readonly rejectedOrders: number
    readonly lastExitReason?: string
    readonly ruin?: string
    readonly equityAt: readonly (readonly [number, number])[]
    readonly statistics: Figures
    readonly provisional: Figures
  }
}

type SearchCase = {
  readonly id: string
  readonly args: readonly string[]
  readonly expected: {
    readonly runs: number
    readonly firstTradingBar: number
    /** Values of the parameters; final equity, total return, maximum drawdown, trades. */
    readonly grid: readonly (readonly [readonly number[], readonly number[]])[]
    readonly best: readonly number[]
  }
}

type RefusedCase = {
  readonly id: string
  readonly args: readonly string[]
  readonly expected: { readonly exit: number; readonly stderr: readonly string[] }
}

const { cases, optimize } = sharedDataPresent
  ? (JSON.parse(readFileSync(sharedPath("reference/backtest.json"), "utf8")) as {
      cases: (RunCase | RefusedCase)[]
      optimize: SearchCase[]
    })
  : { cases: [], optimize: [] }
const runs = cases.filter((each): each is RunCase => "trades" in each.expected)
const refusals = cases.filter((each): each is RefusedCase => "exit" in each.expected)

/** Prices, sizes and equity. */
const exact: Tolerance = { relative: 1e-9, absolute: 1e-9 }

const switches: Readonly<Record<string, Partial<BacktestSettings>>> = {
  "--finalize": { finalize: true },
  "--exclusive-orders": { exclusiveOrders: true },
  "--trade-on-close": { tradeOnClose: true },
}

const numbers: Readonly<Record<string, keyof BacktestSettings>> = {
  "--cash": "cash",
  "--commission": "commission",
  "--fixed-commission": "fixedCommission",
  "--spread": "spread",
  "--slippage": "slippage",
  "--margin": "margin",
  "--size": "size",
  "--stop-loss": "stopLoss",
  "--take-profit": "takeProfit",
}

/** The request that a command line of the reference means. */
function requestOf([, file, ...options]: readonly string[]): BacktestRequest & SearchRequest {
  const parameters: Record<string, number> = {}
  const expressions: Record<string, string> = {}
  const settings: Partial<BacktestSettings> = {}
  let id = ""
  let direction: Direction = "long"
  let riskFreeRate = 0
  let maximize = "sharpeRatio"
  const ranges: ParameterRange[] = []
  const left = [...options]
  const value = () => left.shift() ?? ""
  while (left.length > 0) {
    const option = value()
    if (option in switches) Object.assign(settings, switches[option])
    else if (option in numbers) Object.assign(settings, { [numbers[option]]: Number(value()) })
    else if (option === "--strategy") id = value()
    else if (option === "--direction") direction = value() as Direction
    else if (option === "--risk-free") riskFreeRate = Number(value())
    else if (option === "--entry" || option === "--exit") expressions[option.slice(2)] = value()
    else if (option === "--maximize") maximize = value()
    else if (option === "--grid") {
      const [name, range] = value().split("=")
      const [from, to, step] = range.split(":").map(Number)
      ranges.push({ name, from, to, step })
    } else if (option === "--set") {
      const [name, number] = value().split("=")
      parameters[name] = Number(number)
    } else if (option !== "--trades" && option !== "--equity") throw new Error(`what does ${option} mean?`)
  }
  const path = sharedPath(file.replace(/^shared\//, ""))
  const { bars } = readBars({ name: basename(path), bytes: readFileSync(path) })
  return {
    bars,
    strategy: { id, direction, parameters, expressions },
    settings,
    riskFreeRate,
    ranges,
    maximize,
  }
}

const byIndex = (values: readonly number[]) => Object.fromEntries(values.entries())

describe.skipIf(!sharedDataPresent)("the backtests of the reference", () => {
  it.each(runs)("$id", ({ args, expected }) => {
    const result = runBacktest(requestOf(args))
    const rows = result.trades.map((trade) => [
      trade.size,
      trade.entryBar,
      trade.exitBar,
      trade.entryPrice,
      trade.exitPrice,
      trade.pnl,
    ])
    expect(rows).toHaveLength(expected.trades.length)
    const apart = expected.trades.flatMap((row, i) =>
      differences(byIndex(row), byIndex(rows[i]), () => exact),
    )
    expect(apart).toEqual([])
    const equity = Object.fromEntries(expected.equityAt)
    expect(differences(equity, byIndex(result.equity), () => exact)).toEqual([])
    const figures = { ...expected.statistics, ...expected.provisional }
    expect(differences(figures, result.statistics, () => statisticTolerance)).toEqual([])
    expect(result.openTrades.map(({ size, entryBar, entryPrice }) => [size, entryBar, entryPrice])).toEqual(
      expected.openTrades,
    )
    expect(result.rejectedOrders).toHaveLength(expected.rejectedOrders)
    expect(result.ruin).toBe(expected.ruin ?? null)
    const lastReason = result.trades.at(-1)?.exitReason
    expect(lastReason).toBe(expected.lastExitReason ?? lastReason)
  })

  it.each(optimize)("$id", ({ args, expected }) => {
    const search = prepareSearch(requestOf(args))
    const plan = planGrid(search)
    expect([plan.runs, plan.firstTradable]).toEqual([expected.runs, expected.firstTradingBar])
    const columns = runSearch(search, plan, { from: 0, to: plan.runs })
    expected.grid.forEach(([parameters, figures], run) => {
      expect(Object.values(paramsOf(plan, run))).toEqual(parameters)
      const { finalEquity, totalReturn, maxDrawdown, trades } = columns
      const found = [finalEquity[run], totalReturn[run], maxDrawdown[run], trades[run]]
      expect(differences(byIndex(figures), byIndex(found), () => exact)).toEqual([])
    })
    const { best } = concludeSearch(search, plan, columns, { isGrid: true })
    expect(Object.values(best?.params ?? {})).toEqual(expected.best)
  })

  it.each(refusals)("$id", ({ args, expected }) => {
    const run = () => runBacktest(requestOf(args))
    expect(run).toThrow(InvalidBacktest)
    for (const word of expected.stderr) expect(run).toThrow(word)
  })
})
