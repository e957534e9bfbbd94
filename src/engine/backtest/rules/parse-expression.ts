import { InvalidBacktest } from "../invalid-backtest.ts"
import type { BinaryOperator, Expression } from "./expression.ts"
import { isComparison } from "./expression.ts"
import { tokenize } from "./tokenize.ts"
import type { Token } from "./tokenize.ts"

const DEEPEST = 24
const MOST_NODES = 100
const LARGEST = 1e15

/** How strongly an operator binds; the higher first. */
const binding: ReadonlyMap<string, number> = new Map([
  ["or", 1],
  ["and", 2],
  ["<", 4],
  ["<=", 4],
  [">", 4],
  [">=", 4],
  ["==", 4],
  ["!=", 4],
  ["+", 5],
  ["-", 5],
  ["*", 6],
  ["/", 6],
])
const NOT = 3
const MINUS = 7

/**
 * Parses an expression (Pratt 1973): `or`, `and`, `not`, comparisons, + −, * /, unary −, calls, names, numbers and brackets, from the weakest to
 * the strongest. Comparisons do not chain. Refuses what is longer than 2,000 characters, deeper than 24 levels or of more than 100
 * parts, and numbers above 1e15, so that the work on any text is small. Nothing is ever evaluated as code.
 */
export function parseExpression(text: string): Expression {
  const parser = new Parser(tokenize(text))
  return parser.parse()
}

class Parser {
  readonly #tokens: readonly Token[]
  #next = 0
  #nodes = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  parse(): Expression {
    const expression = this.#expression(0, 1)
    const rest = this.#tokens[this.#next]
    if (rest.kind !== "end") throw unexpected(rest, "an operator or the end")
    return expression
  }

  #expression(above: number, depth: number): Expression {
    let left = this.#operand(depth)
    for (;;) {
      const { kind, text, at } = this.#tokens[this.#next]
      const strength = kind === "number" ? undefined : binding.get(text)
      if (strength === undefined || strength <= above) return left
      this.#next++
      const operator = text as BinaryOperator
      const right = this.#expression(strength, depth + 1)
      left = this.#node({ kind: "binary", operator, left, right, at })
      const following = this.#tokens[this.#next]
      if (isComparison(operator) && binding.get(following.text) === strength) {
        throw unexpected(following, "`and` or `or` between two comparisons")
      }
    }
  }

  #operand(depth: number): Expression {
    if (depth > DEEPEST) throw refused(`it is nested more than ${DEEPEST} deep`)
    const token = this.#tokens[this.#next++]
    const { at, text } = token
    if (token.kind === "number") return this.#node({ kind: "number", value: numberOf(token), at })
    if (text === "-") {
      return this.#node({ kind: "unary", operator: "-", operand: this.#expression(MINUS, depth + 1), at })
    }
    if (text === "not") {
      return this.#node({ kind: "unary", operator: "not", operand: this.#expression(NOT, depth + 1), at })
    }
    if (text === "(") {
      const inside = this.#expression(0, depth + 1)
      this.#expect(")")
      return inside
    }
    if (token.kind !== "name" || binding.has(text)) throw unexpected(token, "a number, a name, `not`, - or (")
    if (this.#tokens[this.#next].text !== "(") return this.#node({ kind: "name", name: text, at })
    this.#next++
    return this.#node({ kind: "call", name: text, arguments: this.#arguments(depth), at })
  }

  #arguments(depth: number): Expression[] {
    const given: Expression[] = []
    if (this.#tokens[this.#next].text === ")") {
      this.#next++
      return given
    }
    for (;;) {
      given.push(this.#expression(0, depth + 1))
      const separator = this.#tokens[this.#next++]
      if (separator.text === ")") return given
      if (separator.text !== ",") throw unexpected(separator, ", or )")
    }
  }

  #expect(text: string): void {
    const token = this.#tokens[this.#next++]
    if (token.text !== text) throw unexpected(token, text)
  }

  #node(expression: Expression): Expression {
    if (++this.#nodes > MOST_NODES) throw refused(`it has more than ${MOST_NODES} parts`)
    return expression
  }
}

function numberOf({ text, at }: Token): number {
  const value = Number(text)
  if (value <= LARGEST) return value
  throw refused(`the number at position ${at + 1} is larger than any that is allowed, ${LARGEST}`)
}

function unexpected({ kind, text, at }: Token, expected: string): InvalidBacktest {
  const found = kind === "end" ? "it ends" : `“${text.slice(0, 40)}” stands`
  return refused(`${found} at position ${at + 1} where ${expected} is expected`)
}

function refused(why: string): InvalidBacktest {
  return new InvalidBacktest("bad-expression", `the expression cannot be read: ${why}`)
}
