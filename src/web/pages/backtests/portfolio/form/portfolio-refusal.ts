import { ProblemError } from "../../../../api/problem-error.ts"
import { asSentence, type Refusal } from "../../form/refusal.ts"
import { portfolioCostFields } from "./cost-fields.ts"

/** By the name that the request has for what one field of the form says. */
const fields: Readonly<Record<string, string>> = {
  amount: "contribution",
  absolute: "bandPoints",
  relative: "bandPercent",
  riskFreeRate: "riskFreePercent",
  reinvestDividends: "dividends",
  wholeUnits: "units",
  ...Object.fromEntries(portfolioCostFields.map(({ setting, field }) => [setting, field])),
}

/**
 * Where in a portfolio's form to say what the server said of the request: beside the field that it names, else beside the button.
 * @param symbols of the instruments, in their order, since the engine names them
 */
export function readPortfolioRefusal(error: unknown, symbols: readonly string[]): Refusal {
  if (!(error instanceof ProblemError) || error.problem.status >= 500) {
    return { fields: {}, form: error instanceof Error ? error.message : String(error) }
  }
  const { detail, errors = [] } = error.problem
  const found = Object.fromEntries(
    errors.map(({ path, message }) => [fieldOfPath(path), asSentence(message)]),
  )
  const about = symbols.findIndex(
    (symbol) => detail.startsWith(`${symbol} `) || detail.startsWith(`${symbol}: `),
  )
  // It begins with a name, whose letters are its own.
  if (about !== -1) found[`${String(about + 1)}.prices`] ??= detail.replace(/\.?$/, ".")
  return { fields: found, form: Object.keys(found).length === 0 ? asSentence(detail) : null }
}

/** The field for a place in the request, such as `/instruments/1/target/weight` or `costs.spread`. */
function fieldOfPath(path: string): string {
  const parts = path.split(/[./]/).filter((part) => part !== "" && part !== "body")
  const last = parts.at(-1) ?? ""
  if (parts[0] === "benchmark") return last === "currency" ? "benchmarkCurrency" : "benchmark"
  if (parts[0] !== "instruments") return fields[last] ?? last
  const row = String(Number(parts[1]) + 1)
  if (parts.includes("parameters")) return `${row}.set.${last}`
  if (parts.includes("expressions")) return `${row}.rule.${last}`
  return `${row}.${parts[2] === "prices" ? "prices" : last}`
}
