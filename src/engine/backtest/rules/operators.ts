import type { BinaryOperator } from "./expression.ts"

/** 1 true, 0 false. */
const truth = (holds: boolean): number => (holds ? 1 : 0)

function compared(holds: (a: number, b: number) => boolean): (a: number, b: number) => number {
  return (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? NaN : truth(holds(a, b)))
}

/**
 * The operators on single values; conditions are 1, 0, or NaN where they cannot be told. A comparison with an undefined value is
 * undefined, so that neither it nor its opposite is a signal; `and` and `or` are Kleene's (false and undefined is false).
 */
export const operators: Readonly<Record<BinaryOperator, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0 ? NaN : a / b),
  "<": compared((a, b) => a < b),
  "<=": compared((a, b) => a <= b),
  ">": compared((a, b) => a > b),
  ">=": compared((a, b) => a >= b),
  "==": compared((a, b) => a === b),
  "!=": compared((a, b) => a !== b),
  and: (a, b) => (a === 0 || b === 0 ? 0 : a * b),
  or: (a, b) => (a === 1 || b === 1 ? 1 : a + b),
}

export const negate = {
  "-": (value: number) => -value,
  not: (value: number) => 1 - value,
} as const
