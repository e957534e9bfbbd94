import { z } from "zod"
import { drawdownEpisode, monthlyReturn, statisticNulls, statisticValues, yearlyReturn } from "./analysis.ts"
import { backtestPrices, backtestSettings, pricesUsed, priceWarning, strategyRequest } from "./backtests.ts"

/** When something happens again: on the first trading day of each. */
export const portfolioPeriod = z.enum(["none", "daily", "weekly", "monthly", "quarterly", "yearly"])

const currencyCode = z.string().regex(/^[A-Z]{3}$/, "expected an ISO 4217 code such as USD")

export const portfolioTarget = z.union([
  z.strictObject({ weight: z.number().describe("share of the account, 0 to 1; what they leave is cash") }),
  z.strictObject({ amount: z.number().describe("money of the account's currency") }),
])

/**
 * Prices are adjusted for splits, those of a file where it tells of them, and dividends are paid beside them, so that none is counted
 * twice.
 */
export const portfolioInstrument = z.strictObject({
  prices: backtestPrices,
  symbol: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .optional()
    .describe("its name in this test, each once; by default that of the file or the instrument"),
  currency: currencyCode
    .optional()
    .describe("of a file's prices, by default the account's; an instrument has its own"),
  target: portfolioTarget
    .optional()
    .describe("the same kind in all; left out with a ranking, or in all for equal weights"),
  strategy: strategyRequest
    .optional()
    .describe("holds the target only while this strategy, direction long, is in position"),
  dividends: z
    .array(z.strictObject({ date: z.iso.date().describe("ex-day"), amount: z.number().describe("a unit") }))
    .max(2_000)
    .optional()
    .describe("by default those of market data, or of a file's own columns"),
})

/** `POST /portfolio-backtests`. Rates and weights are fractions. */
export const portfolioBacktestRequest = z.strictObject({
  name: z.string().trim().min(1).max(200).optional().describe("by default the symbols"),
  instruments: z.array(portfolioInstrument).min(1).max(100),
  currency: currencyCode.default("USD").describe("of the account"),
  cash: z.number().optional().describe("money at the start; by default 10,000, or the sum of the amounts"),
  contribution: z
    .strictObject({
      amount: z.number().describe("comes in at the close; negative is a withdrawal"),
      period: portfolioPeriod.default("monthly"),
    })
    .nullable()
    .default(null),
  rebalance: portfolioPeriod.default("none"),
  band: z
    .strictObject({
      absolute: z.number().optional().describe("0.05: five points of weight"),
      relative: z.number().optional().describe("0.25: a quarter of the target"),
    })
    .nullable()
    .default(null)
    .describe("rebalances also when a weight is further from its target than this"),
  ranking: z
    .strictObject({ lookback: z.int().describe("bars"), top: z.int() })
    .nullable()
    .default(null)
    .describe("at each rebalancing the top instruments by return over the lookback, in equal shares"),
  reinvestDividends: z.boolean().default(false).describe("buys more of what paid; else dividends stay cash"),
  wholeUnits: z.boolean().default(false),
  costs: backtestSettings
    .pick({
      commission: true,
      fixedCommission: true,
      perUnitCommission: true,
      minimumCommission: true,
      spread: true,
      slippage: true,
    })
    .default({})
    .describe("as in a backtest of one instrument: without one, a commission of 0.002"),
  cashInterestRate: z.number().default(0).describe("annual, on cash"),
  from: z.iso.date().optional().describe("first day of the test; earlier prices feed strategies and ranking"),
  to: z.iso.date().optional(),
  riskFreeRate: z.number().min(-1).max(10).default(0).describe("annual fraction"),
  benchmark: z
    .strictObject({ prices: backtestPrices, currency: currencyCode.optional() })
    .nullable()
    .default(null)
    .describe("dividends reinvested where its prices are of an instrument"),
})

const portfolioPrices = pricesUsed.extend({ symbol: z.string(), currency: z.string() })

const portfolioRecord = {
  id: z.string(),
  key: z.string().describe("of the result: what the request asks for, of which prices, by which engine"),
  createdAt: z.string(),
  name: z.string(),
  currency: z.string(),
  prices: z.array(portfolioPrices),
}

/** A run as the history shows it. */
export const portfolioBacktestSummary = z.object({
  ...portfolioRecord,
  from: z.string(),
  to: z.string(),
  days: z.int(),
  statistics: statisticValues.describe("headline figures"),
})

/** Money is of the account's currency. */
export const portfolioPosition = z.object({
  symbol: z.string(),
  currency: z.string().describe("of its prices"),
  units: z.number(),
  price: z.number().nullable().describe("the last known close; null before the first"),
  value: z.number(),
  weight: z.number().nullable().describe("of the account; null when nothing is left of it"),
  target: z.number().nullable().describe("weight that it should have at the end; 0 while a strategy is out"),
  bought: z.number().describe("all that purchases cost, fees included"),
  sold: z.number().describe("all that sales brought, fees paid"),
  dividends: z.number(),
  fees: z.number(),
  gain: z
    .number()
    .describe(
      "value + sold + dividends − bought; those of all positions and the interest are the whole gain",
    ),
  firstDate: z.string().nullable().describe("first day with a price in the test"),
  lastDate: z.string().nullable(),
  delisted: z.string().nullable().describe("day on which it was given up, for want of prices"),
})

export const portfolioOrderReason = z.enum([
  "start",
  "rebalance",
  "band",
  "listing",
  "strategy",
  "contribution",
  "withdrawal",
  "dividend",
  "delisted",
])

export const portfolioTrade = z.object({
  date: z.string(),
  symbol: z.string(),
  units: z.number().describe("negative for a sale"),
  price: z.number().describe("a unit, spread and slippage included, in the account's currency"),
  value: z.number().describe("units × price, without its sign"),
  fee: z.number(),
  reason: portfolioOrderReason.describe("of the last decision that changed the order"),
})

export const portfolioRejection = z.object({
  date: z.string(),
  symbol: z.string(),
  units: z.number().describe("that were not traded; negative for a sale"),
  reason: z.enum(["not-enough-cash", "under-one-unit", "fee-above-value", "delisted", "end-of-data"]),
  detail: z.string(),
})

/** `POST /portfolio-backtests` and `GET /portfolio-backtests/{id}`: everything but the trades and the series. */
export const portfolioBacktestResult = z.object({
  ...portfolioRecord,
  engineVersion: z.string(),
  request: portfolioBacktestRequest,
  settings: z.record(z.string(), z.unknown()).describe("in force after defaults"),
  riskFreeRate: z.number(),
  benchmark: portfolioPrices.nullable(),
  benchmarkReturn: z
    .number()
    .nullable()
    .describe("of the whole test, or from its first price on; null without one"),
  rates: z.array(z.object({ currency: z.string(), revision: z.string() })),
  periodsPerYear: z.number(),
  window: z.object({ from: z.string(), to: z.string(), days: z.int() }),
  statistics: statisticValues.describe(
    "those of the catalogue, timeWeightedReturn (of the whole test) and moneyWeightedReturn (a year) among them",
  ),
  nulls: statisticNulls,
  totals: z
    .object({
      invested: z.number().describe("the cash at the start and every contribution"),
      withdrawn: z.number(),
      value: z.number().describe("of the account at the end"),
      cash: z.number(),
      gain: z.number().describe("value + withdrawn − invested"),
      dividends: z.number(),
      interest: z.number(),
      fees: z.number(),
    })
    .describe("money of the account's currency"),
  positions: z.array(portfolioPosition),
  trades: z.int().describe("how many fills there were"),
  rebalances: z.array(z.object({ date: z.string(), reason: z.enum(["calendar", "band"]) })),
  rejectedOrders: z.array(portfolioRejection).describe("the first 1,000"),
  rejectedCount: z.int(),
  ruin: z.string().nullable().describe("day on which nothing was left"),
  warnings: z.array(priceWarning),
  monthly: z.array(monthlyReturn),
  yearly: z.array(yearlyReturn),
  drawdowns: z.array(drawdownEpisode),
})

export const portfolioSeriesColumn = z
  .enum(["value", "cash", "invested", "growth", "drawdown", "benchmark", "benchmarkValue"])
  .describe(
    "value, cash: of the account at the close; invested: what came in less what went out; growth: time-weighted, a fraction; drawdown: of growth; benchmark: its growth; benchmarkValue: the same money in the benchmark on the same days",
  )

export const portfolioSeriesQuery = z.object({
  columns: z.array(portfolioSeriesColumn).default(["value", "invested", "growth", "drawdown"]),
  weights: z.boolean().default(false).describe("also the weight of each instrument"),
  maxPoints: z.int().min(2).max(100_000).optional().describe("decimates; minima and maxima are kept"),
})

/** Columns of equal length. */
export const portfolioSeries = z.object({
  dates: z.array(z.string()),
  columns: z.record(z.string(), z.array(z.number().nullable())),
  weights: z
    .record(z.string(), z.array(z.number().nullable()))
    .nullable()
    .describe(
      "by symbol, of the account's value at the close; what they leave is cash; null unless asked for",
    ),
  total: z.int().describe("days before decimation"),
})

export type PortfolioBacktestBody = z.input<typeof portfolioBacktestRequest>
export type PortfolioBacktestRequest = z.infer<typeof portfolioBacktestRequest>
export type PortfolioBacktestSummary = z.infer<typeof portfolioBacktestSummary>
export type PortfolioBacktestResult = z.infer<typeof portfolioBacktestResult>
export type PortfolioPosition = z.infer<typeof portfolioPosition>
export type PortfolioTrade = z.infer<typeof portfolioTrade>
export type PortfolioSeriesQuery = z.infer<typeof portfolioSeriesQuery>
export type PortfolioSeriesColumn = z.infer<typeof portfolioSeriesColumn>
export type PortfolioSeries = z.infer<typeof portfolioSeries>
