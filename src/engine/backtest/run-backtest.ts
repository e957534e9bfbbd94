import { isoDate } from "../money/iso-date.ts"
import type { EpochDay } from "../money/iso-date.ts"
import { backtestFigures } from "./backtest-figures.ts"
import type { BacktestResult, FigureBounds } from "./backtest-result.ts"
import { resolveSettings } from "./backtest-settings.ts"
import type { BacktestSettings, Intrabar } from "./backtest-settings.ts"
import { backtestWindow } from "./backtest-window.ts"
import type { BacktestWindow } from "./backtest-window.ts"
import type { Bars } from "./bars.ts"
import { describeRun } from "./describe-run.ts"
import { firstTradableBar } from "./first-tradable-bar.ts"
import type { OrderEngineRun, RunSpan } from "./order-engine/order-engine.ts"
import { periodsPerYearOf } from "./periods-per-year.ts"
import type { ProgramChoice } from "./program/strategy-program.ts"
import type { ReferencePrices } from "./reference-returns.ts"
import { runProgram } from "./run-program.ts"
import { runSignals } from "./run-signals.ts"
import type { SignalCounts } from "./run-signals.ts"
import { IndicatorColumns } from "./strategies/indicator-columns.ts"
import { namedParameters } from "./strategies/named-parameters.ts"
import { parameterValues, resolveStrategy } from "./strategies/resolve-strategy.ts"
import type { StrategyChoice } from "./strategies/resolve-strategy.ts"

/** A test as it is asked for; what is left out has its default. */
export type BacktestRequest = {
  readonly bars: Bars
  readonly strategy: StrategyChoice | ProgramChoice
  readonly settings?: Partial<BacktestSettings>
  /** Days of the test, both included; bars before `from` feed the indicators. */
  readonly from?: EpochDay | undefined
  readonly to?: EpochDay | undefined
  /** Annual fraction. */
  readonly riskFreeRate?: number
  /** Prices to compare with; the instrument itself by default. */
  readonly benchmark?: ReferencePrices | undefined
  /** Also run with the worse and the better of what each bar leaves open. */
  readonly bounds?: boolean
  /** The bar of `bars` from which it trades, as the runs of a search do; the first at which every indicator is defined by default. */
  readonly firstTradable?: number
}

/** The figures whose bounds are given. */
const headline = [
  "finalEquity",
  "totalReturn",
  "cagr",
  "annualReturn",
  "annualVolatility",
  "sharpeRatio",
  "sortinoRatio",
  "maxDrawdown",
  "calmarRatio",
  "trades",
  "winRate",
  "profitFactor",
  "expectancyReturn",
]

/**
 * Runs a strategy over price bars. An order placed at bar t knows bars 0 … t and fills from the open of t + 1 on, or at the close of t
 * with `tradeOnClose`. The statistics cover every bar of the window, the warm-up included.
 * @throws InvalidBacktest with a sentence that lists what is allowed
 */
export function runBacktest(request: BacktestRequest): BacktestResult {
  const { bars, strategy, riskFreeRate = 0, benchmark } = request
  const settings = resolveSettings(request.settings ?? {})
  const window = backtestWindow(bars, request)
  const asked =
    request.firstTradable === undefined ? window : { ...window, firstTradable: request.firstTradable }
  const { description, execute } =
    "program" in strategy ? ofProgram(bars, strategy, asked) : ofSignals(bars, strategy, asked)
  const options = { riskFreeRate, periodsPerYear: periodsPerYearOf(bars), benchmark }
  const { run, span, ...counts } = execute(settings)
  const figuresWith = (intrabar: Intrabar) =>
    backtestFigures(bars, span, execute({ ...settings, intrabar }).run, options)
  return {
    strategy: description,
    settings,
    riskFreeRate,
    periodsPerYear: options.periodsPerYear,
    window: {
      from: isoDate(bars.days[span.from]),
      to: isoDate(bars.days[span.to - 1]),
      bars: span.to - span.from,
      firstTradableBar: span.firstTradable - span.from,
    },
    ...backtestFigures(bars, span, run, options),
    bounds: request.bounds === true ? boundsOf(figuresWith("pessimistic"), figuresWith("optimistic")) : null,
    ...describeRun(bars, span, run, counts),
  }
}

type Prepared = {
  readonly description: BacktestResult["strategy"]
  readonly execute: (settings: BacktestSettings) => {
    readonly run: OrderEngineRun
    readonly span: RunSpan
  } & SignalCounts
}

/** A window, and where it is told from which of its bars a run trades. */
type AskedSpan = BacktestWindow & Partial<Pick<RunSpan, "firstTradable">>

function ofSignals(bars: Bars, choice: StrategyChoice, window: AskedSpan): Prepared {
  const resolved = resolveStrategy(choice)
  const { strategy, values, direction } = resolved
  const { firstTradable = firstTradableBar(window, strategy.warmUp(values)) } = window
  const span = { ...window, firstTradable }
  const columns = new IndicatorColumns(bars)
  const parameters = namedParameters(strategy, values)
  return {
    description: { id: strategy.id, parameters, expressions: choice.expressions ?? {}, direction },
    execute: (settings) => ({ ...runSignals(columns, resolved, settings, span), span }),
  }
}

function ofProgram(bars: Bars, { program, parameters }: ProgramChoice, window: AskedSpan): Prepared {
  const named = namedParameters(program, parameterValues(program, parameters ?? {}))
  return {
    description: { id: program.id, parameters: named, expressions: {}, direction: "both" },
    execute: (settings) => ({ ...runProgram(bars, program, named, settings, window), ties: 0, untold: 0 }),
  }
}

type Figures = Pick<BacktestResult, "statistics">

function boundsOf(pessimistic: Figures, optimistic: Figures): Record<string, FigureBounds> {
  return Object.fromEntries(
    headline.map((id) => [
      id,
      { pessimistic: pessimistic.statistics[id] ?? null, optimistic: optimistic.statistics[id] ?? null },
    ]),
  )
}
