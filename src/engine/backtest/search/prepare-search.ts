import { catalogue } from "../../statistics/catalogue.ts"
import { resolveSettings } from "../backtest-settings.ts"
import type { BacktestSettings } from "../backtest-settings.ts"
import { groupsNotOfBars } from "../backtest-figures.ts"
import { backtestWindow } from "../backtest-window.ts"
import type { BacktestWindow } from "../backtest-window.ts"
import type { Bars } from "../bars.ts"
import { InvalidBacktest } from "../invalid-backtest.ts"
import { periodsPerYearOf } from "../periods-per-year.ts"
import type { ReferencePrices } from "../reference-returns.ts"
import { compileConstraint } from "../rules/compile-constraint.ts"
import type { Constraint } from "../rules/compile-constraint.ts"
import { checkDirection, findStrategy, parameterValues } from "../strategies/resolve-strategy.ts"
import type { Direction, SignalStrategy } from "../strategies/strategy.ts"
import { searchAxes } from "./parameter-range.ts"
import type { SearchAxis } from "./parameter-range.ts"
import { programStrategy } from "./program-strategy.ts"
import type { ProgramStrategy } from "./program-strategy.ts"
import type { SearchRequest } from "./search-request.ts"

/** A search whose request was checked. */
export type PreparedSearch = {
  readonly bars: Bars
  readonly strategy: SignalStrategy | ProgramStrategy
  readonly direction: Direction
  readonly settings: BacktestSettings
  readonly window: BacktestWindow
  readonly riskFreeRate: number
  readonly periodsPerYear: number
  readonly axes: readonly SearchAxis[]
  /** Every parameter of the strategy where no axis sets it. */
  readonly fixed: Float64Array
  /** Whether a combination may be run. */
  readonly allows: Constraint
  readonly maximize: string
  readonly benchmark: ReferencePrices | undefined
}

/** What a run of a search can be judged by; the deflated Sharpe ratio is of a whole search. */
const figuresOfRuns: ReadonlySet<string> = new Set(
  catalogue
    .filter(({ id, group }) => !groupsNotOfBars.includes(group) && id !== "deflatedSharpeRatio")
    .map(({ id }) => id),
)

/**
 * Checks a search.
 * @param window the bars to search; those of the request's days by default
 * @throws InvalidBacktest with a sentence that lists what is allowed
 */
export function prepareSearch(
  request: SearchRequest,
  window: BacktestWindow = backtestWindow(request.bars, request),
): PreparedSearch {
  const { strategy, direction } = strategyOf(request)
  const { maximize = "sharpeRatio" } = request
  if (!figuresOfRuns.has(maximize)) {
    const allowed = [...figuresOfRuns].join(", ")
    throw new InvalidBacktest("bad-search", `runs have no figure “${maximize}”; allowed: ${allowed}`)
  }
  return {
    bars: request.bars,
    strategy,
    direction,
    settings: resolveSettings(request.settings ?? {}),
    window,
    riskFreeRate: request.riskFreeRate ?? 0,
    periodsPerYear: periodsPerYearOf(request.bars),
    axes: searchAxes(strategy, request.ranges),
    fixed: parameterValues(strategy, request.strategy.parameters ?? {}),
    allows: constraintOf(strategy, request.constraint ?? null),
    maximize,
    benchmark: request.benchmark,
  }
}

function strategyOf({ bars, strategy }: SearchRequest): Pick<PreparedSearch, "strategy" | "direction"> {
  if ("program" in strategy) {
    return { strategy: programStrategy(bars, strategy.program), direction: "both" }
  }
  const found = findStrategy(strategy)
  return { strategy: found, direction: checkDirection(found, strategy.direction ?? "long") }
}

function constraintOf(
  { constraint, parameters }: Pick<SignalStrategy, "constraint" | "parameters">,
  asked: string | null,
): Constraint {
  const names = parameters.map(({ name }) => name)
  const compiled = [constraint, asked].flatMap((text) =>
    text === null ? [] : [compileConstraint(text, names)],
  )
  return (values) => compiled.every((holds) => holds(values))
}
