export type ArithmeticOperator = "+" | "-" | "*" | "/"
export type ComparisonOperator = "<" | "<=" | ">" | ">=" | "==" | "!="
export type LogicOperator = "and" | "or"
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | LogicOperator

/** A parsed expression. `at` is the offset in its text, for messages. */
export type Expression =
  | { readonly kind: "number"; readonly value: number; readonly at: number }
  | { readonly kind: "name"; readonly name: string; readonly at: number }
  | {
      readonly kind: "call"
      readonly name: string
      readonly arguments: readonly Expression[]
      readonly at: number
    }
  | {
      readonly kind: "unary"
      readonly operator: "-" | "not"
      readonly operand: Expression
      readonly at: number
    }
  | {
      readonly kind: "binary"
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
      readonly at: number
    }

/** What an expression is: a number for each bar, or true or false. */
export type ExpressionKind = "number" | "condition"

export function isComparison(operator: BinaryOperator): operator is ComparisonOperator {
  return ["<", "<=", ">", ">=", "==", "!="].includes(operator)
}

export function isLogic(operator: BinaryOperator): operator is LogicOperator {
  return operator === "and" || operator === "or"
}
