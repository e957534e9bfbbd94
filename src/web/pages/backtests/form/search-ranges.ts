import type { ParameterSpec, StrategySchema } from "../../../../engine/backtest/strategies/strategy.ts"
import type { LabForm } from "./lab-form.ts"
import { readNumber } from "./read-number.ts"

/** A range as it was typed; the three may be no numbers. */
export type TypedRange = { readonly from: string; readonly to: string; readonly step: string }

/** The ranges that a search begins with: some twenty values about each default, of the first two parameters. */
const valuesAtFirst = 20
const searchedAtFirst = 2

/** The range of a parameter in the form; null while it is not searched. */
export function rangeOf(form: LabForm, schema: StrategySchema, spec: ParameterSpec): TypedRange | null {
  const text = form[`grid.${spec.name}`]
  if (text === "off") return null
  if (text === undefined) {
    return schema.parameters.indexOf(spec) < searchedAtFirst ? rangeAbout(spec) : null
  }
  const [from = "", to = "", step = ""] = text.split(":")
  return { from, to, step }
}

export function rangeText({ from, to, step }: TypedRange): string {
  return `${from}:${to}:${step}`
}

/** A range about a parameter's default in round steps. */
export function rangeAbout({ kind, min, max, default: usual }: ParameterSpec): TypedRange {
  const low = usual > 0 ? Math.max(min, usual / 2) : min
  const high = usual > 0 ? Math.min(max, usual * 3) : max
  const step = roundStep((high - low) / valuesAtFirst, kind === "integer")
  const from = Math.max(min, Number((Math.floor(low / step) * step).toPrecision(12)))
  const to = Number((from + Math.floor((high - from) / step + 1e-9) * step).toPrecision(12))
  return { from: String(from), to: String(to), step: String(step) }
}

function roundStep(rough: number, whole: boolean): number {
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const factor = [1, 2, 5, 10].find((each) => each * magnitude >= rough * 0.75) ?? 10
  const step = Number((factor * magnitude).toPrecision(12))
  return whole ? Math.max(1, Math.round(step)) : step
}

/** A range in numbers, or the sentence that says what is allowed. */
export function readRange(
  spec: ParameterSpec,
  typed: TypedRange,
): { readonly from: number; readonly to: number; readonly step: number } | string {
  const from = readNumber(typed.from)
  const to = readNumber(typed.to)
  const step = readNumber(typed.step)
  if (from === null || to === null || step === null) return "Three numbers: from, to and step."
  if (from < spec.min || to > spec.max) return `Between ${String(spec.min)} and ${String(spec.max)}.`
  if (from > to) return "From is at most to."
  if (step <= 0) return "A step above 0."
  const isWhole = Number.isInteger(from) && Number.isInteger(step)
  return spec.kind === "integer" && !isWhole ? "Whole numbers." : { from, to, step }
}

/** How many values a range has, both ends included. */
export function valuesIn({ from, to, step }: { from: number; to: number; step: number }): number {
  return Math.floor((to - from) / step + 1e-9) + 1
}
