import { defaultSettings } from "../../../../../engine/backtest/backtest-settings.ts"
import type { PortfolioBacktestRequest } from "../../../../../contract/index.ts"
import { percentText, pricesText, strategyForm } from "../../form/form-of-request.ts"
import type { LabForm } from "../../form/lab-form.ts"
import { portfolioCostFields } from "./cost-fields.ts"
import { usualPeriod } from "./periods.ts"
import { changeOfRow } from "./portfolio-form.ts"
import { dividendsText } from "./read-dividends.ts"

/** The form that a portfolio was asked for with, so that it can be changed and asked again. */
export function formOfPortfolio(request: PortfolioBacktestRequest): LabForm {
  const { instruments, contribution, band, ranking, benchmark } = request
  const form: Record<string, string> = {}
  const set = (field: string, value: string | number | null | undefined) => {
    if (value !== null && value !== undefined) form[field] = String(value)
  }
  set("name", request.name)
  if (instruments.length !== 2) set("rows", instruments.length)
  if (ranking !== null) set("targets", "ranking")
  else if (instruments.some(({ target }) => target !== undefined && "amount" in target))
    set("targets", "amounts")
  set("top", ranking?.top)
  set("lookback", ranking?.lookback)
  instruments.forEach((instrument, at) => Object.assign(form, changeOfRow(at + 1, rowForm(instrument))))
  if (request.currency !== "USD") set("currency", request.currency)
  set("cash", request.cash)
  set("contribution", contribution?.amount)
  if (contribution !== null && contribution.period !== "monthly") set("every", contribution.period)
  if (request.rebalance !== usualPeriod) set("rebalance", request.rebalance)
  if (band?.absolute !== undefined) set("bandPoints", percentText(band.absolute))
  if (band?.relative !== undefined) set("bandPercent", percentText(band.relative))
  if (request.reinvestDividends) set("dividends", "reinvest")
  if (request.wholeUnits) set("units", "whole")
  const costs = { ...request.costs, cashInterestRate: request.cashInterestRate }
  for (const { field, setting, unit } of portfolioCostFields) {
    const value = costs[setting]
    if (value === undefined || value === defaultSettings[setting]) continue
    set(field, unit === "percent" ? percentText(value) : value)
  }
  set("from", request.from)
  set("to", request.to)
  if (request.riskFreeRate !== 0) set("riskFreePercent", percentText(request.riskFreeRate))
  if (benchmark !== null) set("benchmark", pricesText(benchmark.prices))
  set("benchmarkCurrency", benchmark?.currency)
  return form
}

function rowForm({
  prices,
  symbol,
  currency,
  target,
  strategy,
  dividends = [],
}: PortfolioBacktestRequest["instruments"][number]): LabForm {
  return {
    prices: pricesText(prices),
    ...(symbol === undefined ? {} : { symbol }),
    ...(currency === undefined ? {} : { currency }),
    ...(target === undefined
      ? {}
      : "weight" in target
        ? { weight: percentText(target.weight) }
        : { amount: String(target.amount) }),
    ...(strategy === undefined ? {} : strategyForm(strategy)),
    ...(dividends.length === 0 ? {} : { dividends: dividendsText(dividends) }),
  }
}
