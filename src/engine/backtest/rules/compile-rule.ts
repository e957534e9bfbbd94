import type { Bars } from "../bars.ts"
import { InvalidBacktest } from "../invalid-backtest.ts"
import { checkExpression } from "./check-expression.ts"
import type { Expression } from "./expression.ts"
import { negate, operators } from "./operators.ts"
import { parseExpression } from "./parse-expression.ts"
import { ruleFunctions } from "./rule-functions.ts"

const seriesNames = ["open", "high", "low", "close", "volume"] as const
type SeriesName = (typeof seriesNames)[number]

/** A condition over price bars, ready to be evaluated. */
export type CompiledRule = {
  /** Bars before the first one at which every part of it is defined. */
  readonly warmUp: number
  /** 1 where it holds, 0 where it does not, NaN where it cannot be told. Bar t depends on bars 0 … t alone. */
  readonly evaluate: (bars: Bars) => Float64Array
}

/**
 * Compiles a condition such as `close > sma(close, 200) and rsi(close, 2) < 10` into operations on whole columns.
 * @throws InvalidBacktest when it cannot be read, is no condition, or names what is not there
 */
export function compileRule(text: string): CompiledRule {
  const expression = parseExpression(text)
  if (checkExpression(expression, { names: seriesNames, functions: ruleFunctions }) !== "condition") {
    throw new InvalidBacktest(
      "bad-expression",
      "the expression is a number; a condition such as close > sma(close, 200) is needed",
    )
  }
  return { warmUp: warmUpOf(expression), evaluate: (bars) => columnOf(evaluate(expression, bars), bars) }
}

function warmUpOf(expression: Expression): number {
  switch (expression.kind) {
    case "number":
    case "name":
      return 0
    case "unary":
      return warmUpOf(expression.operand)
    case "binary":
      return Math.max(warmUpOf(expression.left), warmUpOf(expression.right))
    case "call": {
      const called = functionOf(expression.name)
      return Math.max(0, ...expression.arguments.map(warmUpOf)) + called.warmUp(constantsOf(expression))
    }
  }
}

/** A column, or one value for every bar. */
function evaluate(expression: Expression, bars: Bars): Float64Array | number {
  switch (expression.kind) {
    case "number":
      return expression.value
    case "name":
      return bars[expression.name as SeriesName]
    case "unary": {
      const operand = evaluate(expression.operand, bars)
      const operate = negate[expression.operator]
      return typeof operand === "number" ? operate(operand) : operand.map(operate)
    }
    case "binary": {
      const left = evaluate(expression.left, bars)
      const right = evaluate(expression.right, bars)
      const operate = operators[expression.operator]
      if (typeof left === "number") {
        return typeof right === "number" ? operate(left, right) : right.map((value) => operate(left, value))
      }
      if (typeof right === "number") return left.map((value) => operate(value, right))
      return left.map((value, i) => operate(value, right[i]))
    }
    case "call": {
      const called = functionOf(expression.name)
      const x = expression.arguments
        .filter((_, i) => called.arguments[i] === "x")
        .map((argument) => columnOf(evaluate(argument, bars), bars))
      return called.compute(bars, x, constantsOf(expression))
    }
  }
}

function columnOf(value: Float64Array | number, bars: Bars): Float64Array {
  return typeof value === "number" ? new Float64Array(bars.close.length).fill(value) : value
}

function constantsOf(call: Extract<Expression, { kind: "call" }>): number[] {
  const kinds = functionOf(call.name).arguments
  return call.arguments.flatMap((argument, i) =>
    kinds[i] !== "x" && argument.kind === "number" ? [argument.value] : [],
  )
}

function functionOf(name: string) {
  const called = ruleFunctions.get(name)
  if (called === undefined) throw new Error(`${name} was not checked`)
  return called
}
