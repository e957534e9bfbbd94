import { type BacktestSettings, defaultSettings } from "../../../../engine/backtest/backtest-settings.ts"
import type { BacktestRequest, OptimizationRequest, WalkForwardRequest } from "../../../../contract/index.ts"
import type { LabForm, LabMode } from "./lab-form.ts"
import { rangeText } from "./search-ranges.ts"
import { accountFields, costFields, exitFields, flagFields } from "./setting-fields.ts"

type Request = BacktestRequest | OptimizationRequest | WalkForwardRequest

/** The form that a request was made with, so that it can be changed and asked again. */
export function formOfRequest(request: Request, mode: LabMode): LabForm {
  const { prices, strategy, settings, from, to, riskFreeRate } = request
  const form: Record<string, string> = { prices: pricesText(prices), ...strategyForm(strategy) }
  if (mode !== "run") form["mode"] = mode
  if ("priceFile" in prices && prices.currency !== undefined) form["currency"] = prices.currency
  // Searches from before they had a benchmark have none.
  const benchmark = request.benchmark ?? null
  if (benchmark !== null) form["benchmark"] = pricesText(benchmark)
  if (from !== undefined) form["from"] = from
  if (to !== undefined) form["to"] = to
  if (riskFreeRate !== 0) form["riskFreePercent"] = percentText(riskFreeRate)
  return { ...form, ...settingsForm(settings), ...searchForm(request) }
}

/** Prices as a form names them: `file:…` or `instrument:…`. */
export function pricesText(prices: Request["prices"]): string {
  return "priceFile" in prices ? `file:${prices.priceFile}` : `instrument:${prices.instrument}`
}

/** The fields of a strategy. */
export function strategyForm({ id, direction, parameters, expressions }: Request["strategy"]): LabForm {
  const form: Record<string, string> = { strategy: id }
  if (direction !== "long") form["direction"] = direction
  for (const [name, value] of Object.entries(parameters)) form[`set.${name}`] = String(value)
  for (const [name, text] of Object.entries(expressions)) form[`rule.${name}`] = text
  return form
}

function settingsForm(settings: Request["settings"]): LabForm {
  const form: Record<string, string> = {}
  const given = settings as Partial<BacktestSettings>
  for (const { field, setting, unit } of [...accountFields, ...costFields, ...exitFields]) {
    const value = given[setting]
    if (value === undefined || value === null || value === defaultSettings[setting]) continue
    form[field] = unit === "percent" ? percentText(value) : String(value)
  }
  for (const { field } of flagFields) if (given[field] === true) form[field] = "1"
  if (given.intrabar !== undefined && given.intrabar !== defaultSettings.intrabar)
    form["intrabar"] = given.intrabar
  if (given.size !== undefined && given.size > 1) {
    form["sizeIn"] = "units"
    form["size"] = String(given.size)
  } else if (given.size !== undefined && given.size !== defaultSettings.size)
    form["size"] = percentText(given.size)
  return form
}

function searchForm(request: Request): LabForm {
  const form: Record<string, string> = {}
  if ("bounds" in request && !request.bounds) form["bounds"] = "0"
  if (!("ranges" in request)) return form
  for (const { name, from, to, step } of request.ranges) {
    form[`grid.${name}`] = rangeText({ from: String(from), to: String(to), step: String(step) })
  }
  for (const name of Object.keys(request.strategy.parameters)) form[`grid.${name}`] ??= "off"
  if (request.constraint !== null) form["constraint"] = request.constraint
  if (request.maximize !== "sharpeRatio") form["maximize"] = request.maximize
  if (request.method.kind !== "grid") {
    form["method"] = request.method.kind
    form["runs"] = String(request.method.runs)
    form["seed"] = String(request.method.seed)
  }
  if ("folds" in request) {
    form["folds"] = String(request.folds)
    form["inSamplePercent"] = percentText(request.inSampleShare)
    if (!request.anchored) form["rolling"] = "1"
  }
  return form
}

/** A fraction as it is typed in percent. */
export function percentText(fraction: number): string {
  return String(Number((fraction * 100).toPrecision(12)))
}
