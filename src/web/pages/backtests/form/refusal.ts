import type { StrategySchema } from "../../../../engine/backtest/strategies/strategy.ts"
import { ProblemError } from "../../../api/problem-error.ts"
import { accountFields, costFields, exitFields } from "./setting-fields.ts"
import type { FormErrors } from "./read-request.ts"

export type Refusal = {
  /** The server's sentences, by the field they are about. */
  readonly fields: FormErrors
  /** What is about no field in particular. */
  readonly form: string | null
}

/** Where in the form to say what a server said of a request: beside the field that it names, else beside the button. */
export function readRefusal(error: unknown, schema: StrategySchema): Refusal {
  if (!(error instanceof ProblemError) || error.problem.status >= 500) {
    return { fields: {}, form: error instanceof Error ? error.message : String(error) }
  }
  const { detail, errors = [] } = error.problem
  const fields: Record<string, string> = {}
  for (const { path, message } of errors) {
    const field = fieldOfPath(path)
    if (field !== null) fields[field] = asSentence(message)
  }
  const named = fieldOfDetail(detail, schema)
  if (named !== null) fields[named] ??= asSentence(detail)
  return { fields, form: Object.keys(fields).length === 0 ? asSentence(detail) : null }
}

/** The engine's words begin small and have no full stop, since they may follow others. */
export function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (text.endsWith(".") ? "" : ".")
}

const settings = [...accountFields, ...costFields, ...exitFields]

/** The field for a place in the request, such as `settings.commission` or `/strategy/parameters/fast`. */
function fieldOfPath(path: string): string | null {
  const parts = path.split(/[./]/).filter((part) => part !== "" && part !== "body")
  const last = parts.at(-1)
  if (last === undefined) return null
  if (parts[0] === "prices") return last === "currency" ? last : "prices"
  if (parts[0] === "benchmark") return "benchmark"
  if (parts.includes("parameters")) return `set.${last}`
  if (parts.includes("expressions")) return `rule.${last}`
  return settings.find(({ setting }) => setting === last)?.field ?? last
}

/** The engine names what it refuses at the beginning of its sentence: `entry: there is no …`, `sma-cross: fast is 1; …`. */
function fieldOfDetail(detail: string, schema: StrategySchema): string | null {
  const expression = schema.expressions.find(({ name }) => detail.startsWith(`${name}: `))
  if (expression !== undefined) return `rule.${expression.name}`
  const parameter = schema.parameters.find(({ name }) => detail.startsWith(`${schema.id}: ${name} is `))
  if (parameter !== undefined) return `set.${parameter.name}`
  return settings.find(({ setting }) => detail.startsWith(`${setting} is `))?.field ?? null
}
