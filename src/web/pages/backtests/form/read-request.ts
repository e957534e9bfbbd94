import type { BacktestSettings } from "../../../../engine/backtest/backtest-settings.ts"
import type { StrategySchema } from "../../../../engine/backtest/strategies/strategy.ts"
import { parseIsoDate } from "../../../../engine/money/iso-date.ts"
import type { BacktestBody } from "../../../../contract/index.ts"
import type { LabForm } from "./lab-form.ts"
import { fractionOfPercent, readNumber } from "./read-number.ts"
import { accountFields, costFields, exitFields, flagFields } from "./setting-fields.ts"

/** Sentences by field name. */
export type FormErrors = Readonly<Record<string, string>>

export type ReadRequest = { readonly body: BacktestBody; readonly errors: FormErrors }

/**
 * The run that a form asks for. What cannot be sent as it stands has a sentence that says what is allowed; everything else is the
 * server's to judge. Only what differs from the defaults is in the request.
 */
export function readRequest(form: LabForm, schema: StrategySchema): ReadRequest {
  const errors: Record<string, string> = {}
  const prices = readPrices(form, errors)
  const benchmark = pricesOf({ prices: form["benchmark"] ?? "" })
  const settings = readSettings(form, errors)
  const riskFreeRate = readPercent(form, "riskFreePercent", errors)
  return {
    body: {
      prices,
      strategy: readStrategy(form, schema, errors),
      settings,
      ...(riskFreeRate === null ? {} : { riskFreeRate }),
      ...readDates(form, errors),
      ...(benchmark === null ? {} : { benchmark }),
      ...(form["bounds"] === "0" ? {} : { bounds: true }),
    },
    errors,
  }
}

/** Which prices a form names: `file:…` or `instrument:…`. */
export function pricesOf(form: LabForm): BacktestBody["prices"] | null {
  const match = /^(file|instrument):(.+)$/.exec(form["prices"] ?? "")
  if (match?.[2] === undefined) return null
  return match[1] === "file" ? { priceFile: match[2] } : { instrument: match[2] }
}

function readPrices(form: LabForm, errors: Record<string, string>): BacktestBody["prices"] {
  const prices = pricesOf(form)
  if (prices === null) errors["prices"] = "Choose prices to test on."
  const currency = form["currency"] ?? ""
  if (prices === null || !("priceFile" in prices) || currency === "") return prices ?? { priceFile: "" }
  if (!/^[A-Z]{3}$/.test(currency)) errors["currency"] = "Three letters: EUR."
  return { ...prices, currency }
}

/** The strategy that a form describes by the fields of its schema. */
export function readStrategy(
  form: LabForm,
  schema: StrategySchema,
  errors: Record<string, string>,
): BacktestBody["strategy"] {
  const parameters: Record<string, number> = {}
  for (const spec of schema.parameters) {
    const field = `set.${spec.name}`
    const text = form[field]
    if (text === undefined || text.trim() === "") continue
    const value = readNumber(text)
    const isAllowed =
      value !== null &&
      value >= spec.min &&
      value <= spec.max &&
      (spec.kind === "number" || Number.isInteger(value))
    if (isAllowed) parameters[spec.name] = value
    else {
      const kind = spec.kind === "integer" ? "A whole number" : "A number"
      errors[field] = `${kind} from ${String(spec.min)} to ${String(spec.max)}.`
    }
  }
  const expressions: Record<string, string> = {}
  for (const { name, example } of schema.expressions) {
    const text = (form[`rule.${name}`] ?? "").trim()
    if (text === "") errors[`rule.${name}`] = `A condition is needed, such as ${example}`
    expressions[name] = text
  }
  const direction = schema.directions.find((each) => each === form["direction"])
  return {
    id: schema.id,
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    ...(schema.expressions.length === 0 ? {} : { expressions }),
    ...(direction === undefined ? {} : { direction }),
  }
}

function readSettings(form: LabForm, errors: Record<string, string>): Partial<BacktestSettings> {
  const settings: { -readonly [Name in keyof BacktestSettings]?: BacktestSettings[Name] } = {}
  for (const spec of [...accountFields, ...costFields, ...exitFields]) {
    const value =
      spec.unit === "percent" ? readPercent(form, spec.field, errors) : readField(form, spec.field, errors)
    if (value !== null) settings[spec.setting] = value
  }
  for (const { field } of flagFields) if (form[field] === "1") settings[field] = true
  const intrabar = form["intrabar"]
  if (intrabar === "optimistic" || intrabar === "path") settings.intrabar = intrabar
  const size = readSize(form, errors)
  if (size !== null) settings.size = size
  return settings
}

function readSize(form: LabForm, errors: Record<string, string>): number | null {
  if (form["sizeIn"] === "units") {
    const units = readField(form, "size", errors)
    if (units === null && errors["size"] === undefined)
      errors["size"] = "How many units a trade buys: 2 or more."
    if (units !== null && units <= 1)
      errors["size"] = "More than 1 unit; a share of the account is the other choice."
    return units
  }
  const share = readPercent(form, "size", errors)
  if (share !== null && !(share > 0 && share <= 1)) errors["size"] = "A share above 0 and up to 100 %."
  return share
}

/** First and last day of a test. */
export function readDates(form: LabForm, errors: Record<string, string>): Pick<BacktestBody, "from" | "to"> {
  const dates: { from?: string; to?: string } = {}
  for (const side of ["from", "to"] as const) {
    const text = form[side]
    if (text === undefined || text === "") continue
    if (parseIsoDate(text) === null) errors[side] = "A date: 2020-01-31."
    else dates[side] = text
  }
  if (dates.from !== undefined && dates.to !== undefined && dates.from > dates.to) {
    errors["to"] = "The last day comes after the first."
  }
  return dates
}

/** A percentage as a fraction; null where nothing was typed, or nothing that is a number. */
export function readPercent(form: LabForm, field: string, errors: Record<string, string>): number | null {
  const percent = readField(form, field, errors)
  return percent === null ? null : fractionOfPercent(percent)
}

/** A number; null where nothing was typed, or nothing that is one. */
export function readField(form: LabForm, field: string, errors: Record<string, string>): number | null {
  const text = form[field]
  if (text === undefined || text.trim() === "") return null
  const value = readNumber(text)
  if (value === null) errors[field] = "A number: 0.25 or 10 000."
  return value
}
