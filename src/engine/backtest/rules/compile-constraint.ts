import { InvalidBacktest } from "../invalid-backtest.ts"
import { checkExpression } from "./check-expression.ts"
import type { Expression } from "./expression.ts"
import { negate, operators } from "./operators.ts"
import { parseExpression } from "./parse-expression.ts"

/** Tells whether values, in the order of the names, satisfy a constraint. */
export type Constraint = (values: ArrayLike<number>) => boolean

/**
 * Compiles a condition over named parameters, such as `fast < slow` or `slow - fast >= 10`.
 * @throws InvalidBacktest when it cannot be read, is no condition, or names another parameter
 */
export function compileConstraint(text: string, names: readonly string[]): Constraint {
  const expression = parseExpression(text)
  if (checkExpression(expression, { names, functions: new Map() }) !== "condition") {
    throw new InvalidBacktest("bad-expression", "the constraint is a number; a condition is needed")
  }
  return (values) => evaluate(expression, names, values) === 1
}

function evaluate(expression: Expression, names: readonly string[], values: ArrayLike<number>): number {
  switch (expression.kind) {
    case "number":
      return expression.value
    case "name":
      return values[names.indexOf(expression.name)]
    case "unary":
      return negate[expression.operator](evaluate(expression.operand, names, values))
    case "binary":
      return operators[expression.operator](
        evaluate(expression.left, names, values),
        evaluate(expression.right, names, values),
      )
    case "call":
      return NaN
  }
}
