import type { IndicatorColumns } from "./indicator-columns.ts"
import type { SignalEvents } from "./signal-events.ts"

export type Direction = "long" | "short" | "both"

export const directions: readonly Direction[] = ["long", "short", "both"]

/** One number that a strategy can be given. */
export type ParameterSpec = {
  readonly name: string
  readonly label: string
  readonly kind: "integer" | "number"
  readonly default: number
  /** Both ends included. */
  readonly min: number
  readonly max: number
}

/** One expression that a strategy can be given. */
export type ExpressionSpec = { readonly name: string; readonly label: string; readonly example: string }

/** What a person is told about a strategy before running it; plain data. */
export type StrategySchema = {
  readonly id: string
  readonly label: string
  /** The rule of direction `long`, in words. */
  readonly rule: string
  readonly directions: readonly Direction[]
  readonly parameters: readonly ParameterSpec[]
  readonly expressions: readonly ExpressionSpec[]
  /** An expression over the parameters that has to hold; null without any. */
  readonly constraint: string | null
}

/** The bars a strategy looks at: from the first (included) to `to` (not included). */
export type SignalSpan = { readonly from: number; readonly to: number }

/**
 * A strategy that is pure entry and exit signals: what bar t tells depends on bars 0 … t alone. The order engine and the signal kernel
 * both act on the same events.
 */
export type SignalStrategy = StrategySchema & {
  /** Bars before the first one at which every indicator is defined. */
  readonly warmUp: (parameters: ArrayLike<number>) => number
  /** Adds an event for each bar of the span that tells something. Parameters are in the order of the schema. */
  readonly signals: (
    columns: IndicatorColumns,
    parameters: ArrayLike<number>,
    span: SignalSpan,
    events: SignalEvents,
  ) => void
}
