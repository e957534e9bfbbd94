import type { StrategySchema } from "../../../../../engine/backtest/strategies/strategy.ts"
import type { PortfolioBacktestBody } from "../../../../../contract/index.ts"
import type { LabForm } from "../../form/lab-form.ts"
import {
  type FormErrors,
  pricesOf,
  readDates,
  readField,
  readPercent,
  readStrategy,
} from "../../form/read-request.ts"
import { allocationOf, typedWeights } from "./allocation.ts"
import { portfolioCostFields } from "./cost-fields.ts"
import { type Period, periods, usualPeriod } from "./periods.ts"
import { readDividends } from "./read-dividends.ts"
import { changeOfRow, rowCountOf, rowOf, targetsOf } from "./portfolio-form.ts"

type Instrument = PortfolioBacktestBody["instruments"][number]
type Writable<Body> = { -readonly [Name in keyof Body]?: Body[Name] }

export type ReadPortfolio = { readonly body: PortfolioBacktestBody; readonly errors: FormErrors }

/** Where it is said that the parts do not make a whole: it is about no field alone. */
export const TARGETS_FIELD = "targets"

/**
 * The portfolio that a form asks for. What cannot be sent as it stands has a sentence that says what is allowed; everything else is
 * the server's to judge.
 */
export function readPortfolio(form: LabForm, schemas: readonly StrategySchema[]): ReadPortfolio {
  const errors: Record<string, string> = {}
  const name = (form["name"] ?? "").trim()
  const cash = readField(form, "cash", errors)
  if (cash !== null && !(cash > 0)) errors["cash"] = "Money above 0."
  const instruments = readInstruments(form, schemas, errors)
  const { problem } = allocationOf(form)
  if (problem !== null) errors[TARGETS_FIELD] = problem
  const contribution = readContribution(form, errors)
  const band = readBand(form, errors)
  const { cashInterestRate, ...costs } = readCosts(form, errors)
  const riskFreeRate = readPercent(form, "riskFreePercent", errors)
  const benchmark = readBenchmark(form)
  return {
    body: {
      ...(name === "" ? {} : { name }),
      instruments,
      ...(form["currency"] === undefined ? {} : { currency: form["currency"] }),
      ...(cash === null ? {} : { cash }),
      ...(contribution === null ? {} : { contribution }),
      rebalance: periodOf(form["rebalance"], periods) ?? usualPeriod,
      ...(band === null ? {} : { band }),
      ...(targetsOf(form) === "ranking" ? { ranking: readRanking(form, errors) } : {}),
      ...(form["dividends"] === "reinvest" ? { reinvestDividends: true } : {}),
      ...(form["units"] === "whole" ? { wholeUnits: true } : {}),
      ...(Object.keys(costs).length === 0 ? {} : { costs }),
      ...(cashInterestRate === undefined ? {} : { cashInterestRate }),
      ...readDates(form, errors),
      ...(riskFreeRate === null ? {} : { riskFreeRate }),
      ...(benchmark === null ? {} : { benchmark }),
    },
    errors,
  }
}

function readInstruments(
  form: LabForm,
  schemas: readonly StrategySchema[],
  errors: Record<string, string>,
): Instrument[] {
  const targets = readTargets(form, errors)
  const chosen: string[] = []
  return targets.map((target, at) => {
    const row = rowOf(form, at + 1)
    const found: Record<string, string> = {}
    const prices = pricesOf(row)
    if (prices === null) found["prices"] = "Choose its prices."
    else if (chosen.includes(nameOf(row))) found["prices"] = "It is there already; each has one row."
    chosen.push(nameOf(row))
    const schema = schemas.find(({ id }) => id === row["strategy"])
    const strategy = schema === undefined ? null : readStrategy(row, schema, found)
    const dividends = readDividends(row["dividends"] ?? "")
    if (typeof dividends === "string") found["dividends"] = dividends
    Object.assign(errors, changeOfRow(at + 1, found))
    const isFile = prices !== null && "priceFile" in prices
    return {
      prices: prices ?? { priceFile: "" },
      ...(row["symbol"] === undefined ? {} : { symbol: row["symbol"] }),
      ...(isFile && row["currency"] !== undefined ? { currency: row["currency"] } : {}),
      ...(target === null ? {} : { target }),
      ...(strategy === null ? {} : { strategy }),
      ...(typeof dividends === "string" || dividends.length === 0 ? {} : { dividends }),
    }
  })
}

/** What tells an instrument from the others: its own name in the test, or else its prices. */
function nameOf(row: LabForm): string {
  return row["symbol"] ?? row["prices"] ?? ""
}

/** What each is to have. Nothing, where no weight was typed: that is equal weights, as it is to the server. */
function readTargets(
  form: LabForm,
  errors: Record<string, string>,
): (NonNullable<Instrument["target"]> | null)[] {
  const rows = Array.from({ length: rowCountOf(form) }, (_, at) => at + 1)
  switch (targetsOf(form)) {
    case "ranking":
      return rows.map(() => null)
    case "amounts":
      return rows.map((row) => {
        const field = `${String(row)}.amount`
        const amount = readField(form, field, errors)
        if (amount === null) errors[field] ??= "How much money goes in."
        else if (!(amount > 0)) errors[field] = "Money above 0."
        return { amount: amount ?? 0 }
      })
    case "weights": {
      for (const row of rows) {
        const field = `${String(row)}.weight`
        const weight = readPercent(form, field, errors)
        if (weight !== null && !(weight >= 0 && weight <= 1)) errors[field] = "From 0 to 100."
      }
      const { shares } = allocationOf(form)
      const isEqual = typedWeights(form).every((weight) => weight === null)
      return shares.map((weight) => (isEqual ? null : { weight: weight ?? 0 }))
    }
  }
}

function readRanking(
  form: LabForm,
  errors: Record<string, string>,
): NonNullable<PortfolioBacktestBody["ranking"]> {
  const count = rowCountOf(form)
  const top = readField(form, "top", errors) ?? 1
  const lookback = readField(form, "lookback", errors) ?? 126
  if (!Number.isInteger(top) || top < 1 || top > count) {
    errors["top"] ??= `A whole number from 1 to ${String(count)}.`
  }
  if (!Number.isInteger(lookback) || lookback < 1) errors["lookback"] ??= "A whole number, 1 or more."
  return { top, lookback }
}

function readContribution(
  form: LabForm,
  errors: Record<string, string>,
): NonNullable<PortfolioBacktestBody["contribution"]> | null {
  const amount = readField(form, "contribution", errors)
  if (amount === null) return null
  if (amount === 0) errors["contribution"] = "Above 0, or below for money taken out."
  const period = periodOf(
    form["every"],
    periods.filter((each) => each !== "none"),
  )
  return { amount, period: period ?? "monthly" }
}

function readBand(
  form: LabForm,
  errors: Record<string, string>,
): NonNullable<PortfolioBacktestBody["band"]> | null {
  const absolute = readPercent(form, "bandPoints", errors)
  const relative = readPercent(form, "bandPercent", errors)
  if (absolute !== null && !(absolute > 0 && absolute < 1)) errors["bandPoints"] = "Above 0 and below 100."
  if (relative !== null && !(relative > 0)) errors["bandPercent"] = "Above 0."
  if (absolute === null && relative === null) return null
  return { ...(absolute === null ? {} : { absolute }), ...(relative === null ? {} : { relative }) }
}

function readCosts(
  form: LabForm,
  errors: Record<string, string>,
): NonNullable<PortfolioBacktestBody["costs"]> & { cashInterestRate?: number } {
  const costs: Writable<ReturnType<typeof readCosts>> = {}
  for (const { field, setting, unit } of portfolioCostFields) {
    const value = unit === "percent" ? readPercent(form, field, errors) : readField(form, field, errors)
    if (value === null) continue
    costs[setting] = value
    if (value < 0 && setting !== "cashInterestRate") errors[field] = "0 or more."
  }
  return costs
}

function readBenchmark(form: LabForm): NonNullable<PortfolioBacktestBody["benchmark"]> | null {
  const prices = pricesOf({ prices: form["benchmark"] ?? "" })
  if (prices === null) return null
  const currency = form["benchmarkCurrency"]
  return { prices, ...("priceFile" in prices && currency !== undefined ? { currency } : {}) }
}

function periodOf(text: string | undefined, allowed: readonly Period[]): Period | null {
  return allowed.find((period) => period === text) ?? null
}
