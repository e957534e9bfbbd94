import { compileConstraint } from "../../../../engine/backtest/rules/compile-constraint.ts"
import type { StrategySchema } from "../../../../engine/backtest/strategies/strategy.ts"
import type { OptimizationBody, WalkForwardBody } from "../../../../contract/index.ts"
import type { LabForm } from "./lab-form.ts"
import { fractionOfPercent, readNumber } from "./read-number.ts"
import { type FormErrors, readRequest } from "./read-request.ts"
import { rangeOf, readRange, valuesIn } from "./search-ranges.ts"

type Range = OptimizationBody["ranges"][number]

/** A search with its method spelt out. */
export type SearchBody = OptimizationBody & { readonly method: NonNullable<OptimizationBody["method"]> }

export type ReadSearch = { readonly body: SearchBody; readonly errors: FormErrors }

export const searchMethods = ["grid", "random", "bayesian"] as const

/** Combinations of a grid beyond which counting them would take longer than a person waits. */
const mostCounted = 250_000

/** The search that a form asks for; like `readRequest` with the ranges besides. */
export function readSearch(form: LabForm, schema: StrategySchema): ReadSearch {
  const run = readRequest(form, schema)
  const errors: Record<string, string> = { ...run.errors }
  const ranges: Range[] = []
  for (const spec of schema.parameters) {
    const typed = rangeOf(form, schema, spec)
    if (typed === null) continue
    const range = readRange(spec, typed)
    if (typeof range === "string") errors[`grid.${spec.name}`] = range
    else ranges.push({ name: spec.name, ...range })
    // A parameter that is searched does not need a value of its own.
    delete errors[`set.${spec.name}`]
  }
  if (schema.parameters.length === 0) errors["grid"] = `${schema.label} has no parameters to search.`
  else if (!schema.parameters.some((spec) => rangeOf(form, schema, spec) !== null)) {
    errors["grid"] = "Choose at least one parameter to search."
  }
  const { bounds: _bounds, ...body } = run.body
  const constraint = (form["constraint"] ?? "").trim()
  const method = searchMethods.find((each) => each === form["method"]) ?? "grid"
  return {
    body: {
      ...body,
      ranges,
      ...(constraint === "" ? {} : { constraint }),
      maximize: form["maximize"] ?? "sharpeRatio",
      method: method === "grid" ? { kind: method } : { kind: method, ...readSample(form, errors) },
    },
    errors,
  }
}

function readSample(form: LabForm, errors: Record<string, string>): { runs: number; seed: number } {
  const runs = readNumber(form["runs"] ?? "1000")
  const seed = readNumber(form["seed"] ?? "42")
  if (runs === null || !Number.isInteger(runs) || runs < 1 || runs > 1_000_000) {
    errors["runs"] = "A whole number from 1 to 1 000 000."
  }
  if (seed === null || !Number.isInteger(seed) || seed < 0) errors["seed"] = "A whole number, 0 or more."
  return { runs: runs ?? 1000, seed: seed ?? 42 }
}

/** The walk-forward that a form asks for. */
export function readWalkForward(
  form: LabForm,
  schema: StrategySchema,
): { readonly body: WalkForwardBody; readonly errors: FormErrors } {
  const search = readSearch({ ...form, method: "grid" }, schema)
  const errors: Record<string, string> = { ...search.errors }
  const folds = readNumber(form["folds"] ?? "5")
  const percent = readNumber(form["inSamplePercent"] ?? "50")
  if (folds === null || !Number.isInteger(folds) || folds < 1 || folds > 100) {
    errors["folds"] = "A whole number from 1 to 100."
  }
  if (percent === null || percent <= 0 || percent >= 100) errors["inSamplePercent"] = "Between 0 and 100 %."
  const { method: _method, ...searched } = search.body
  const body: WalkForwardBody = {
    ...searched,
    folds: folds ?? 5,
    inSampleShare: fractionOfPercent(percent ?? 50),
    anchored: form["rolling"] !== "1",
  }
  return { body, errors }
}

export type RunCount = {
  readonly runs: number
  /** Combinations that a constraint forbids; null where there are too many to try each. */
  readonly leftOut: number | null
  /** Why a constraint cannot be used. */
  readonly refusal: string | null
}

/** How many runs a search makes, the combinations that its constraints forbid left out. */
export function countRuns(body: SearchBody, schema: StrategySchema): RunCount {
  const total = body.ranges.reduce((product, range) => product * valuesIn(range), 1)
  const asked = body.method.kind === "grid" ? total : Math.min(total, body.method.runs)
  try {
    const names = schema.parameters.map(({ name }) => name)
    const constraints = [schema.constraint, body.constraint ?? null].flatMap((text) =>
      text === null ? [] : [compileConstraint(text, names)],
    )
    if (constraints.length === 0) return { runs: asked, leftOut: 0, refusal: null }
    if (total > mostCounted) return { runs: asked, leftOut: null, refusal: null }
    const fixed = schema.parameters.map((spec) => body.strategy.parameters?.[spec.name] ?? spec.default)
    const axes = body.ranges.map((range) => ({ at: names.indexOf(range.name), range }))
    let allowed = 0
    for (let combination = 0; combination < total; combination++) {
      let rest = combination
      for (const { at, range } of axes) {
        const values = valuesIn(range)
        fixed[at] = Number((range.from + (rest % values) * range.step).toPrecision(12))
        rest = Math.floor(rest / values)
      }
      if (constraints.every((holds) => holds(fixed))) allowed++
    }
    return { runs: Math.min(asked, allowed), leftOut: total - allowed, refusal: null }
  } catch (error) {
    return { runs: asked, leftOut: null, refusal: error instanceof Error ? error.message : String(error) }
  }
}
