import { InvalidBacktest } from "../invalid-backtest.ts"
import { compileConstraint } from "../rules/compile-constraint.ts"
import { fixedStrategies, strategySchemas } from "./built-in-strategies.ts"
import { rulesSchema, rulesStrategy } from "./rules.ts"
import type { Direction, ParameterSpec, SignalStrategy, StrategySchema } from "./strategy.ts"

/** A strategy as it is asked for; what is left out has its default. */
export type StrategyChoice = {
  readonly id: string
  readonly parameters?: Readonly<Record<string, number>>
  /** `entry` and `exit` of the strategy `rules`. */
  readonly expressions?: Readonly<Record<string, string>>
  readonly direction?: Direction
}

/** A strategy with every parameter after defaults. */
export type ResolvedStrategy = {
  readonly strategy: SignalStrategy
  /** In the order of the schema. */
  readonly values: Float64Array
  readonly direction: Direction
}

/**
 * Finds a built-in strategy and checks what it was given.
 * @throws InvalidBacktest for an unknown id, parameter or direction, a value out of range, or a broken constraint; the sentence lists
 * what is allowed
 */
export function resolveStrategy(choice: StrategyChoice): ResolvedStrategy {
  const strategy = findStrategy(choice)
  const values = parameterValues(strategy, choice.parameters ?? {})
  checkConstraint(strategy, values)
  return { strategy, values, direction: checkDirection(strategy, choice.direction ?? "long") }
}

/** What has parameters: a built-in strategy or a person's own. */
type Parametrised = Pick<StrategySchema, "id" | "parameters">

/**
 * Every parameter in the order of the schema, after defaults.
 * @throws InvalidBacktest for a name that is no parameter or a value out of range
 */
export function parameterValues(schema: Parametrised, given: Readonly<Record<string, number>>): Float64Array {
  const values = Float64Array.from(schema.parameters, (spec) => spec.default)
  for (const [name, value] of Object.entries(given)) values[parameterOf(schema, name)] = value
  schema.parameters.forEach((spec, i) => checkValue(schema, spec, values[i]))
  return values
}

/** Where a parameter stands in a strategy's schema. */
export function parameterOf(schema: Parametrised, name: string): number {
  const index = schema.parameters.findIndex((spec) => spec.name === name)
  if (index >= 0) return index
  const allowed = schema.parameters.map(({ name, min, max }) => `${name} (${min} to ${max})`).join(", ")
  throw new InvalidBacktest(
    "unknown-parameter",
    `${schema.id} has no parameter “${name}”; allowed: ${allowed === "" ? "none" : allowed}`,
  )
}

/** @throws InvalidBacktest for a value outside the parameter's range, or one that is not whole where it has to be */
export function checkValue(schema: Parametrised, spec: ParameterSpec, value: number): void {
  const { name, kind, min, max } = spec
  if (value >= min && value <= max && (kind === "number" || Number.isInteger(value))) return
  const what = kind === "integer" ? "a whole number" : "a number"
  throw new InvalidBacktest(
    "parameter-out-of-range",
    `${schema.id}: ${name} is ${value}; allowed: ${what} from ${min} to ${max}`,
  )
}

/**
 * The built-in strategy of an id.
 * @throws InvalidBacktest when there is none, or when it is given expressions that it does not take or cannot use
 */
export function findStrategy({ id, expressions }: StrategyChoice): SignalStrategy {
  if (id === rulesSchema.id) {
    const given = new Map(Object.entries(expressions ?? {}))
    for (const name of given.keys())
      if (name !== "entry" && name !== "exit") throw unknownExpression(id, name)
    return rulesStrategy(given)
  }
  const found = fixedStrategies.find((strategy) => strategy.id === id)
  if (found === undefined) {
    const ids = strategySchemas.map((schema) => schema.id).join(", ")
    throw new InvalidBacktest("unknown-strategy", `there is no strategy “${id}”; allowed: ${ids}`)
  }
  const [unused] = Object.keys(expressions ?? {})
  if (unused !== undefined) throw unknownExpression(id, unused)
  return found
}

function unknownExpression(id: string, name: string): InvalidBacktest {
  return new InvalidBacktest(
    "unknown-parameter",
    `${id} takes no expression “${name}”; the strategy rules takes entry and exit`,
  )
}

function checkConstraint({ id, constraint, parameters }: SignalStrategy, values: Float64Array): void {
  if (constraint === null) return
  const names = parameters.map(({ name }) => name)
  if (compileConstraint(constraint, names)(values)) return
  const given = names.map((name, i) => `${name} ${values[i]}`).join(", ")
  throw new InvalidBacktest("constraint-broken", `${id}: ${constraint} has to hold, not ${given}`)
}

/** @throws InvalidBacktest for a direction that the strategy does not trade */
export function checkDirection({ id, directions }: SignalStrategy, direction: Direction): Direction {
  if (directions.includes(direction)) return direction
  throw new InvalidBacktest(
    "bad-setting",
    `${id}: direction is “${direction}”; allowed: ${directions.join(", ")}`,
  )
}
