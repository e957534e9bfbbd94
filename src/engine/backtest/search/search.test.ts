import { describe, expect, it } from "vitest"
import { epochDayOf } from "../../money/iso-date.ts"
import { InvalidBacktest } from "../invalid-backtest.ts"
import { generator, randomBars } from "../random-bars.fixture.ts"
import { runBacktest } from "../run-backtest.ts"
import { concludeSearch } from "./conclude-search.ts"
import { planGrid } from "./plan-grid.ts"
import { planRandom } from "./plan-random.ts"
import { prepareSearch } from "./prepare-search.ts"
import { probabilityOfOverfitting } from "./probability-of-overfitting.ts"
import { runSearch } from "./run-search.ts"
import { gridRow } from "./grid-row.ts"
import { searchByModel } from "./search-by-model.ts"
import { BLOCKS, newSearchColumns, setRuns } from "./search-columns.ts"
import type { SearchRequest } from "./search-request.ts"
import { searchFold, stitchFolds, walkForwardFolds } from "./walk-forward.ts"

const bars = randomBars(generator(77), { count: 500, volatility: 0.05, intraday: false })
const request: SearchRequest = {
  bars,
  strategy: { id: "sma-cross", direction: "both" },
  settings: { finalize: true },
  ranges: [
    { name: "fast", from: 3, to: 12, step: 3 },
    { name: "slow", from: 6, to: 30, step: 6 },
  ],
}

function searched(asked: SearchRequest = request) {
  const search = prepareSearch(asked)
  const plan = planGrid(search)
  const columns = runSearch(search, plan, { from: 0, to: plan.runs })
  return { search, plan, columns }
}

function refusal(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof InvalidBacktest) return error.message
    throw error
  }
  return "it ran"
}

describe("a grid", () => {
  it("has every combination that the constraints allow, the last axis changing fastest", () => {
    const { plan } = searched()
    const rows = Array.from({ length: plan.runs }, (_, run) =>
      Array.from(plan.values.slice(2 * run, 2 * run + 2)),
    )
    expect(rows.slice(0, 6)).toEqual([
      [3, 6],
      [3, 12],
      [3, 18],
      [3, 24],
      [3, 30],
      [6, 12],
    ])
    // 4 × 5, less 6–6, 9–6, 12–6 and 12–12.
    expect([plan.runs, plan.leftOut]).toEqual([16, 4])
    expect(planGrid(prepareSearch({ ...request, constraint: "slow - fast >= 20" })).runs).toBe(4)
  })

  it("includes the end of a range, and steps of a tenth as they are written", () => {
    const search = prepareSearch({
      ...request,
      strategy: { id: "bollinger-reversion" },
      ranges: [{ name: "deviations", from: 0.1, to: 0.7, step: 0.1 }],
    })
    expect([...planGrid(search).values]).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
  })

  it("runs all from the largest warm-up, each like the order engine from there", () => {
    const { plan, columns } = searched()
    expect(plan.firstTradable).toBe(29)
    const largest = runBacktest({
      ...request,
      strategy: { ...request.strategy, parameters: { fast: 3, slow: 30 } },
    })
    expect(columns.finalEquity[4]).toBe(largest.statistics["finalEquity"])
    expect(columns.maxDrawdown[4]).toBeCloseTo(largest.statistics["maxDrawdown"] ?? NaN, 12)
    expect(columns.sharpeRatio[4]).toBeCloseTo(largest.statistics["sharpeRatio"] ?? NaN, 9)
    expect(columns.trades[4]).toBe(largest.statistics["trades"])
  })

  it("gives the same however its runs are cut", () => {
    const { search, plan, columns } = searched()
    const joined = newSearchColumns(plan.runs, search)
    const slices = [
      [0, 5],
      [5, 6],
      [6, plan.runs],
    ]
    for (const [from, to] of slices) setRuns(joined, from, runSearch(search, plan, { from, to }))
    expect(joined).toEqual(columns)
  })

  it("gives the same through the order engine as through the kernel", () => {
    const { columns } = searched()
    // The kernel has no win rate, so that this search takes the other way.
    const other = searched({ ...request, maximize: "winRate" }).columns
    expect(other.finalEquity).toEqual(columns.finalEquity)
    expect(other.trades).toEqual(columns.trades)
    expect(other.blockCounts).toEqual(columns.blockCounts)
    for (const name of ["maxDrawdown", "sharpeRatio", "blockSums", "blockSquares"] as const) {
      other[name].forEach((value, i) => expect(value).toBeCloseTo(columns[name][i], 9))
    }
  })

  it("keeps a figure once, also where it is the one to maximise", () => {
    const { columns } = searched({ ...request, maximize: "totalReturn" })
    expect(columns.objective).toBe(columns.totalReturn)
    expect(columns.objective.every((value) => value !== 0)).toBe(true)
  })

  it("stops when it is told to, and keeps what is done", () => {
    const { search, plan, columns } = searched()
    const stopped = runSearch(search, plan, { from: 0, to: plan.runs }, (done) => done < 3)
    expect(stopped.runs).toBe(3)
    expect(stopped.finalEquity).toEqual(columns.finalEquity.slice(0, 3))
  })

  it("of a window covers the window only", () => {
    const from = epochDayOf(2020, 6, 1)
    const { search, plan } = searched({ ...request, from })
    expect(plan.firstTradable).toBe(search.window.from)
  })
})

describe("a row of a grid", () => {
  it("is plain data: parameters and figures by name, null where a figure is undefined", () => {
    const { search, plan, columns } = searched({ ...request, maximize: "winRate" })
    const row = gridRow(search, plan, columns, 4)
    expect(row.params).toEqual({ fast: 3, slow: 30 })
    expect(Object.keys(row.statistics)).toEqual([
      "finalEquity",
      "totalReturn",
      "maxDrawdown",
      "sharpeRatio",
      "trades",
      "winRate",
    ])
    const without = { ...columns, sharpeRatio: columns.sharpeRatio.map(() => NaN) }
    expect(gridRow(search, plan, without, 4).statistics["sharpeRatio"]).toBeNull()
  })
})

describe("the conclusion of a search", () => {
  const { search, plan, columns } = searched()
  const conclusion = concludeSearch(search, plan, columns, { isGrid: true })

  it("is the run with the largest figure, all its statistics, and how far to believe it", () => {
    const highest = Math.max(...columns.objective)
    expect(conclusion.best?.statistics["sharpeRatio"]).toBeCloseTo(highest, 9)
    expect(columns.objective[conclusion.best?.run ?? -1]).toBe(highest)
    expect(conclusion.deflatedSharpe).toBeGreaterThan(0)
    expect(conclusion.deflatedSharpe).toBeLessThan(
      conclusion.best?.statistics["probabilisticSharpeRatio"] ?? 0,
    )
    expect(conclusion.probabilityOfOverfitting).toBeGreaterThanOrEqual(0)
  })

  it("has the neighbours of the best, one step away on every axis", () => {
    const best = conclusion.best?.params ?? {}
    const beside = Array.from({ length: plan.runs }, (_, run) => run).filter((run) => {
      const [fast, slow] = plan.values.subarray(2 * run, 2 * run + 2)
      const near = Math.abs(fast - best["fast"]) <= 3 && Math.abs(slow - best["slow"]) <= 6
      return near && run !== conclusion.best?.run
    })
    const figures = beside.map((run) => columns.objective[run])
    expect(conclusion.neighbourhood?.count).toBe(figures.length)
    expect(conclusion.neighbourhood?.lowest).toBe(Math.min(...figures))
    expect(conclusion.neighbourhood?.mean).toBeCloseTo(
      figures.reduce((sum, value) => sum + value, 0) / figures.length,
      12,
    )
  })

  it("of one run says why it cannot be judged", () => {
    const one = searched({
      ...request,
      ranges: [
        { name: "fast", from: 3, to: 3, step: 1 },
        { name: "slow", from: 9, to: 9, step: 1 },
      ],
    })
    const alone = concludeSearch(one.search, one.plan, one.columns, { isGrid: true })
    expect(alone.nulls).toEqual({
      deflatedSharpe: "fewer than two variants tried",
      probabilityOfOverfitting: "fewer than two runs",
    })
    expect(alone.neighbourhood).toEqual({ count: 0, mean: null, lowest: null, stability: null })
  })
})

describe("the probability of overfitting", () => {
  /** Columns of runs whose blocks have these sums of returns; squares and counts are the same for all. */
  function columnsOf(sums: readonly (readonly number[])[]) {
    const columns = newSearchColumns(sums.length, { maximize: "sharpeRatio" })
    columns.blockCounts.fill(20)
    columns.blockSquares.fill(1)
    sums.forEach((row, run) => columns.blockSums.set(row, run * BLOCKS))
    return columns
  }

  it("is 0 when one run is the best throughout", () => {
    const runs = [0.1, 0.2, 0.9, 0.3].map((sum) => Array.from({ length: BLOCKS }, () => sum))
    expect(probabilityOfOverfitting(columnsOf(runs))).toBe(0)
  })

  it("is 1 when what is good in one half is bad in the other", () => {
    // Each run gains in one block and loses a little in all others: chosen for that block, it is the last of the rest.
    const runs = Array.from({ length: BLOCKS }, (_, run) =>
      Array.from({ length: BLOCKS }, (__, block) => (block === run ? 0.9 : -0.1)),
    )
    expect(probabilityOfOverfitting(columnsOf(runs))).toBe(1)
  })

  it("ranks runs that differ in the eighth digit, and none that differ by rounding", () => {
    // Sums of the returns of eight runs over 60 days: the first is the third with every return changed by 1e-8 of it, one way on even
    // days and the other on odd; the second is the fourth, its returns put through a rounding. PBO by NumPy from the returns
    // themselves, std(ddof=1) of np.vstack of the chosen blocks, ties within 1e-10: 164 of the 252 choices.
    const plain = (day: number, run: number) =>
      ((((day + 1) * (run + 2) * (day + 3 * run + 5)) % 67) - 33) / 1000
    const returnOf = (day: number, run: number) => {
      if (run === 0) return plain(day, 0) * (1 + (day % 2 === 0 ? 1e-8 : -1e-8))
      return run === 1 ? ((1 + plain(day, 1)) * 3) / 3 - 1 : plain(day, run - 2)
    }
    const columns = newSearchColumns(8, { maximize: "sharpeRatio" })
    columns.blockCounts.fill(6)
    for (let run = 0; run < 8; run++) {
      for (let day = 0; day < 60; day++) {
        const block = run * BLOCKS + Math.floor(day / 6)
        columns.blockSums[block] += returnOf(day, run)
        columns.blockSquares[block] += returnOf(day, run) ** 2
      }
    }
    expect(probabilityOfOverfitting(columns)).toBe(164 / 252)
  })

  it("is about a half of noise", () => {
    const random = generator(13)
    let sum = 0
    for (let trial = 0; trial < 40; trial++) {
      const noise = Array.from({ length: 30 }, () => Array.from({ length: BLOCKS }, () => random() - 0.5))
      sum += Number(probabilityOfOverfitting(columnsOf(noise)))
    }
    expect(Math.abs(sum / 40 - 0.5)).toBeLessThan(0.12)
  })
})

describe("the returns of blocks", () => {
  it("are the same through the kernel and the order engine, ruin within a day included", () => {
    const asked = {
      ...request,
      bars: randomBars(generator(5), { count: 400, volatility: 0.08, intraday: true }),
      settings: { margin: 0.05, finalize: true },
    }
    const fast = searched({ ...asked, maximize: "sharpeRatio" })
    const slow = searched({ ...asked, maximize: "cagr" })
    expect(fast.columns.finalEquity.filter((equity) => equity === 0).length).toBeGreaterThan(3)
    fast.columns.blockSums.forEach((sum, i) => expect(sum).toBeCloseTo(slow.columns.blockSums[i], 10))
    fast.columns.blockSquares.forEach((sum, i) => expect(sum).toBeCloseTo(slow.columns.blockSquares[i], 10))
  })
})

describe("a random search", () => {
  const wide = {
    ...request,
    ranges: [
      { name: "fast", from: 2, to: 40, step: 1 },
      { name: "slow", from: 3, to: 60, step: 1 },
    ],
  }

  it("draws what is allowed, nothing twice, and the same for the same seed", () => {
    const search = prepareSearch(wide)
    const plan = planRandom(search, 200, generator(1))
    const rows = Array.from({ length: plan.runs }, (_, run) => plan.values.slice(2 * run, 2 * run + 2))
    expect(new Set(rows.map(String)).size).toBe(200)
    expect(rows.every(([fast, slow]) => fast < slow)).toBe(true)
    expect(planRandom(search, 200, generator(1))).toEqual(plan)
    expect(planRandom(search, 200, generator(2))).not.toEqual(plan)
  })

  it("gives up on a constraint that next to nothing satisfies, in moments", () => {
    const ranges = [
      { name: "period", from: 2, to: 50, step: 1 },
      { name: "oversold", from: 5, to: 50, step: 0.01 },
      { name: "overbought", from: 50, to: 95, step: 0.01 },
    ]
    const search = prepareSearch({
      bars,
      strategy: { id: "rsi-reversion" },
      ranges,
      constraint: "oversold + overbought > 1000",
    })
    const begin = performance.now()
    expect(refusal(() => planRandom(search, 1_000_000, generator(1)))).toContain(
      "the constraints leave none of",
    )
    expect(performance.now() - begin).toBeLessThan(2_000)
  })

  it("of more runs than there are combinations is the grid", () => {
    const search = prepareSearch(request)
    expect(planRandom(search, 5000, generator(1))).toEqual(planGrid(search))
  })
})

describe("a search by model", () => {
  const wide = prepareSearch({
    ...request,
    maximize: "totalReturn",
    ranges: [
      { name: "fast", from: 2, to: 60, step: 1 },
      { name: "slow", from: 3, to: 120, step: 1 },
    ],
  })

  it("gives the same for the same seed, and runs nothing twice", () => {
    const first = searchByModel(wide, 60, generator(4))
    expect(searchByModel(wide, 60, generator(4))).toEqual(first)
    const rows = Array.from({ length: first.plan.runs }, (_, run) =>
      String(first.plan.values.slice(2 * run, 2 * run + 2)),
    )
    expect(new Set(rows).size).toBe(60)
  })

  it("finds better than chance does with as many runs, on most seeds", () => {
    const best = (columns: { readonly objective: Float64Array }) => Math.max(...columns.objective)
    let better = 0
    for (let seed = 1; seed <= 20; seed++) {
      const plan = planRandom(wide, 80, generator(seed))
      const byChance = best(runSearch(wide, plan, { from: 0, to: 80 }))
      if (best(searchByModel(wide, 80, generator(seed)).columns) >= byChance) better++
    }
    expect(better).toBeGreaterThan(13)
  })

  it("ends when every combination was run", () => {
    const { plan } = searchByModel(prepareSearch(request), 100, generator(1))
    expect(plan.runs).toBe(16)
  })
})

describe("a walk-forward", () => {
  const search = prepareSearch(request)

  it.each([true, false])("cuts the bars without a gap, anchored or rolling: %s", (anchored) => {
    const folds = walkForwardFolds({ from: 0, to: 500 }, { folds: 4, inSampleShare: 0.4, anchored })
    expect(folds.map(({ outOfSample }) => outOfSample)).toEqual([
      { from: 200, to: 275 },
      { from: 275, to: 350 },
      { from: 350, to: 425 },
      { from: 425, to: 500 },
    ])
    expect(folds.map(({ inSample }) => inSample.from)).toEqual(anchored ? [0, 0, 0, 0] : [0, 75, 150, 225])
    expect(folds.every(({ inSample, outOfSample }) => inSample.to === outOfSample.from)).toBe(true)
  })

  it("chooses without having seen what it trades", () => {
    const [fold] = walkForwardFolds(search.window, { folds: 2, inSampleShare: 0.5, anchored: true })
    const changed = {
      ...bars,
      close: bars.close.map((price, bar) => (bar < fold.outOfSample.from ? price : price * 2)),
    }
    expect(searchFold({ ...request, bars: changed }, fold)).toEqual(searchFold(request, fold))
  })

  it("stitches the parts into one curve, the equity of one being the cash of the next", () => {
    const folds = walkForwardFolds(search.window, { folds: 3, inSampleShare: 0.4, anchored: false })
    const choices = folds.map((fold) => searchFold(request, fold))
    const result = stitchFolds(search, folds, choices)
    expect(result.equity).toHaveLength(300)
    expect(result.equity[0]).toBe(search.settings.cash)
    const grown = result.folds.reduce(
      (cash, { outOfSampleReturn }) => cash * (1 + (outOfSampleReturn ?? 0)),
      1,
    )
    expect(result.statistics["totalReturn"]).toBeCloseTo(grown - 1, 10)
    const [first] = folds
    const alone = runBacktest({
      ...request,
      strategy: { ...request.strategy, parameters: choices[0].params ?? {} },
      from: bars.days[first.outOfSample.from],
      to: bars.days[first.outOfSample.to - 1],
    })
    expect([...result.equity.subarray(0, alone.equity.length)]).toEqual(alone.equity)
  })
})

describe("a search that cannot be run", () => {
  const grid = (change: Partial<SearchRequest>) => () => planGrid(prepareSearch({ ...request, ...change }))
  const range = (name: string, from: number, to: number, step: number) =>
    grid({ ranges: [{ name, from, to, step }] })

  it.each([
    ["nothing to search", grid({ ranges: [] }), "there is nothing to search; allowed: a range of fast, slow"],
    [
      "an unknown parameter",
      range("speed", 1, 2, 1),
      "no parameter “speed”; allowed: fast (2 to 100), slow (3 to 400)",
    ],
    [
      "a range outside the parameter's",
      range("fast", 90, 110, 10),
      "fast is 110; allowed: a whole number from 2 to 100",
    ],
    ["a step that is not whole", range("fast", 2, 3, 0.5), "fast is 2.5; allowed: a whole number"],
    ["a step of 0", range("fast", 2, 10, 0), "a step above 0"],
    ["a range that runs backwards", range("fast", 10, 2, 1), "from at most to"],
    ["a step too small", range("fast", 2, 10, 1e-9), "at most 10000 values"],
    [
      "an unknown figure",
      grid({ maximize: "magic" }),
      "runs have no figure “magic”; allowed: totalReturn, cagr",
    ],
    [
      "a figure that runs have not",
      grid({ maximize: "deflatedSharpeRatio" }),
      "runs have no figure “deflatedSharpeRatio”; allowed: totalReturn",
    ],
    [
      "a constraint that names another",
      grid({ constraint: "fast < medium" }),
      "“medium” is not known; allowed are fast, slow",
    ],
    [
      "a constraint that leaves nothing",
      grid({ constraint: "fast > slow" }),
      "the constraints leave none of 20 combinations",
    ],
    [
      "a run by chance without runs",
      () => planRandom(prepareSearch(request), 0, generator(1)),
      "a whole number from 1 to 1000000",
    ],
    [
      "a search by model of too many runs",
      () => searchByModel(prepareSearch(request), 1e6, generator(1)),
      "from 1 to 5000",
    ],
    [
      "folds without bars",
      () => walkForwardFolds({ from: 0, to: 10 }, { folds: 5, inSampleShare: 0.5, anchored: true }),
      "leaves each fold two bars",
    ],
  ])("is refused with what is allowed: %s", (_, run, message) => {
    expect(refusal(run)).toContain(message)
  })
})
