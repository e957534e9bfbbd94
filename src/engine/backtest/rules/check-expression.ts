import { InvalidBacktest } from "../invalid-backtest.ts"
import type { Expression, ExpressionKind } from "./expression.ts"
import { isComparison, isLogic } from "./expression.ts"
import type { ArgumentKind, RuleFunction } from "./rule-functions.ts"

/** What names mean in an expression. */
export type Scope = {
  readonly names: readonly string[]
  readonly functions: ReadonlyMap<string, Pick<RuleFunction, "arguments" | "result">>
}

const MOST_BARS = 1000

/**
 * Whether an expression is a number or a condition, every name in it being known and every operator and function having what it needs.
 * @throws InvalidBacktest with a sentence that lists what is allowed
 */
export function checkExpression(expression: Expression, scope: Scope): ExpressionKind {
  const need = (part: Expression, kind: ExpressionKind, of: string): void => {
    if (checkExpression(part, scope) !== kind) {
      const article = kind === "number" ? "a number" : "a condition such as close > 10"
      throw refused(`${of} at position ${expression.at + 1} needs ${article}`)
    }
  }
  switch (expression.kind) {
    case "number":
      return "number"
    case "name":
      if (!scope.names.includes(expression.name)) throw unknownName(expression.name, scope)
      return "number"
    case "unary":
      need(expression.operand, expression.operator === "-" ? "number" : "condition", expression.operator)
      return expression.operator === "-" ? "number" : "condition"
    case "binary": {
      const { operator, left, right } = expression
      const kind = isLogic(operator) ? "condition" : "number"
      need(left, kind, operator)
      need(right, kind, operator)
      return isLogic(operator) || isComparison(operator) ? "condition" : "number"
    }
    case "call": {
      const called = scope.functions.get(expression.name)
      if (called === undefined) throw unknownName(expression.name, scope)
      if (called.arguments.length !== expression.arguments.length) {
        const count = called.arguments.length
        throw refused(`${usage(expression.name, called)} takes ${count} ${count === 1 ? "value" : "values"}`)
      }
      called.arguments.forEach((kind, i) => {
        const given = expression.arguments[i]
        if (kind === "x") need(given, "number", expression.name)
        else checkConstant(given, kind, usage(expression.name, called))
      })
      return called.result
    }
  }
}

function checkConstant(given: Expression, kind: Exclude<ArgumentKind, "x">, of: string): void {
  const whole = kind === "bars"
  const fits =
    given.kind === "number" &&
    (!whole || (Number.isInteger(given.value) && given.value >= 1 && given.value <= MOST_BARS))
  if (!fits) {
    const allowed = whole ? `a whole number from 1 to ${MOST_BARS}` : "a plain number"
    throw refused(`${of} needs ${allowed} as ${kind}`)
  }
}

function unknownName(name: string, { names, functions }: Scope): InvalidBacktest {
  const known = [...names, ...[...functions].map(([each, of]) => usage(each, of))]
  return refused(`“${name.slice(0, 40)}” is not known; allowed are ${known.join(", ")}`)
}

function usage(name: string, of: { readonly arguments: readonly ArgumentKind[] }): string {
  return `${name}(${of.arguments.join(", ")})`
}

function refused(why: string): InvalidBacktest {
  return new InvalidBacktest("bad-expression", `the expression cannot be used: ${why}`)
}
