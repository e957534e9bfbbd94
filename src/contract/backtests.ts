import { z } from "zod"
import { drawdownEpisode, monthlyReturn, statisticNulls, statisticValues, yearlyReturn } from "./analysis.ts"

/** The code of a currency, ISO 4217. */
const currency = z.string().regex(/^[A-Z]{3}$/, "three capital letters were expected, such as EUR")

/** Prices that were uploaded for backtests, or those of an instrument, adjusted for splits and dividends. */
export const backtestPrices = z.union([
  z.strictObject({
    priceFile: z.string().describe("id of an uploaded price file"),
    currency: currency.optional().describe("of its prices, which the file itself does not say"),
  }),
  z.strictObject({ instrument: z.string().describe("id or symbol") }),
])

export const direction = z.enum(["long", "short", "both"])

export const strategyRequest = z.strictObject({
  id: z.string(),
  parameters: z.record(z.string(), z.number()).default({}).describe("those left out have their default"),
  expressions: z
    .record(z.string(), z.string().max(2_000))
    .default({})
    .describe("entry and exit of the strategy rules"),
  direction: direction.default("long"),
})

/** The account and the market; what is left out has its default. Rates are fractions. */
export const backtestSettings = z.strictObject({
  cash: z.number().optional(),
  commission: z.number().optional().describe("of the value of each fill"),
  fixedCommission: z.number().optional().describe("a fill"),
  perUnitCommission: z.number().optional(),
  minimumCommission: z.number().optional(),
  spread: z.number().optional().describe("whole, charged on entry"),
  slippage: z.number().optional().describe("against the trader, on every fill"),
  margin: z.number().optional().describe("1 ÷ leverage"),
  size: z.number().optional().describe("a share of what is available up to 1, units above"),
  fractional: z.boolean().optional(),
  tradeOnClose: z.boolean().optional(),
  hedging: z.boolean().optional(),
  exclusiveOrders: z.boolean().optional(),
  finalize: z.boolean().optional().describe("close what is open at the last close"),
  stopLoss: z.number().nullable().optional().describe("of the entry price"),
  takeProfit: z.number().nullable().optional(),
  intrabar: z.enum(["pessimistic", "optimistic", "path"]).optional(),
  shortBorrowRate: z.number().optional().describe("annual"),
  cashInterestRate: z.number().optional().describe("annual"),
})

/** What runs and searches have in common. */
export const tested = {
  prices: backtestPrices,
  strategy: strategyRequest,
  settings: backtestSettings.default({}),
  from: z.iso.date().optional().describe("first day of the test; earlier prices feed the indicators"),
  to: z.iso.date().optional(),
  riskFreeRate: z.number().min(-1).max(10).default(0).describe("annual fraction"),
  benchmark: backtestPrices.nullable().default(null).describe("null compares with the instrument itself"),
}

/** `POST /backtests`. */
export const backtestRequest = z.strictObject({
  ...tested,
  bounds: z.boolean().default(false).describe("also the worse and the better of what the bars leave open"),
})

/** Which prices a run was on, as they were then. */
export const pricesUsed = z.object({
  kind: z.enum(["price-file", "instrument"]),
  id: z.string(),
  name: z.string(),
  revision: z.string().describe("sha256 of a file, revision of an instrument's series"),
  currency: z.string().nullable().describe("ISO 4217; null where it is not known"),
})

/** What every entry of the history says. */
export const record = {
  id: z.string(),
  key: z.string().describe("of the result: what the request asks for, of which prices, by which engine"),
  createdAt: z.string(),
  prices: pricesUsed,
  strategy: z.object({
    id: z.string(),
    parameters: z.record(z.string(), z.number()),
    expressions: z.record(z.string(), z.string()),
    direction,
  }),
}

/** A run as the history shows it. */
export const backtestSummary = z.object({
  ...record,
  from: z.string(),
  to: z.string(),
  bars: z.int(),
  statistics: statisticValues.describe("headline figures"),
})

export const priceWarning = z.object({ id: z.string(), count: z.int(), detail: z.string() })

export const backtestWindow = z.object({
  from: z.string(),
  to: z.string(),
  bars: z.int(),
  firstTradableBar: z.int(),
})

export const backtestOpenTrade = z.object({
  size: z.number().describe("negative for a short trade"),
  entryBar: z.int(),
  entryDate: z.string(),
  entryPrice: z.number(),
  entryReason: z.string(),
  pnl: z.number(),
})

export const backtestTrade = backtestOpenTrade.extend({
  exitBar: z.int(),
  exitDate: z.string(),
  exitPrice: z.number(),
  returnFraction: z.number(),
  commission: z.number(),
  exitReason: z.string(),
})

export const backtestRejection = z.object({
  bar: z.int(),
  date: z.string(),
  order: z.string(),
  reason: z.string(),
  detail: z.string(),
})

/** `POST /backtests` and `GET /backtests/{id}`: everything but the trades and the series. */
export const backtestResult = z.object({
  ...record,
  engineVersion: z.string(),
  request: backtestRequest,
  settings: z.record(z.string(), z.unknown()).describe("in force after defaults"),
  riskFreeRate: z.number(),
  benchmark: pricesUsed.nullable(),
  periodsPerYear: z.number(),
  window: backtestWindow,
  statistics: statisticValues,
  nulls: statisticNulls,
  bounds: z
    .record(z.string(), z.object({ pessimistic: z.number().nullable(), optimistic: z.number().nullable() }))
    .nullable(),
  openTrades: z.array(backtestOpenTrade),
  rejectedOrders: z.array(backtestRejection).describe("the first 1,000"),
  rejectedCount: z.int(),
  waitingOrders: z.array(z.object({ bar: z.int(), date: z.string(), order: z.string() })),
  ambiguousBars: z.int(),
  ties: z.int(),
  ruin: z.string().nullable(),
  warnings: z.array(priceWarning),
  monthly: z.array(monthlyReturn),
  yearly: z.array(yearlyReturn),
  drawdowns: z.array(drawdownEpisode),
})

export const historyQuery = z.object({
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().optional(),
})

export const backtestTradesQuery = z.object({
  limit: z.int().min(1).max(5_000).default(200),
  cursor: z.string().optional(),
})

export const backtestSeriesColumn = z
  .enum(["equity", "drawdown", "buyAndHold", "open", "high", "low", "close"])
  .describe(
    "buyAndHold: the same cash in the instrument from the first tradable bar on; open, high, low and close: its prices, all but close null in runs from before they were kept",
  )

export const backtestSeriesQuery = z.object({
  columns: z.array(backtestSeriesColumn).default(["equity", "drawdown", "buyAndHold"]),
  maxPoints: z
    .int()
    .min(2)
    .max(100_000)
    .optional()
    .describe(
      "decimates. Lines keep their minima and maxima. With open, high or low each row is a stretch of bars: the first open, the highest high, the lowest low, and everything else as it is at the end of the stretch",
    ),
})

/** Columns of equal length; dates have their time where bars are shorter than a day. */
export const backtestSeries = z.object({
  dates: z.array(z.string()),
  bars: z.array(z.int()).describe("which bar of the test each is, as in the trades"),
  columns: z.record(z.string(), z.array(z.number().nullable())),
  total: z.int().describe("bars before decimation"),
})

/** `GET /strategies`. */
export const strategyList = z.object({
  engineVersion: z.string(),
  data: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      rule: z.string().describe("of the direction long, in words"),
      directions: z.array(direction),
      parameters: z.array(
        z.object({
          name: z.string(),
          label: z.string(),
          kind: z.enum(["integer", "number"]),
          default: z.number(),
          min: z.number(),
          max: z.number(),
        }),
      ),
      expressions: z.array(z.object({ name: z.string(), label: z.string(), example: z.string() })),
      constraint: z.string().nullable(),
    }),
  ),
})

/** A price file that was uploaded for backtests. */
export const priceFile = z.object({
  id: z.string(),
  name: z.string(),
  sha256: z.string(),
  size: z.int().describe("bytes"),
  rows: z.int(),
  bars: z.int(),
  from: z.string(),
  to: z.string(),
  warnings: z.array(priceWarning),
  createdAt: z.string(),
})

export type BacktestPrices = z.infer<typeof backtestPrices>
/** As it is sent: what is left out has its default. */
export type BacktestBody = z.input<typeof backtestRequest>
export type BacktestRequest = z.infer<typeof backtestRequest>
export type PricesUsed = z.infer<typeof pricesUsed>
export type BacktestSummary = z.infer<typeof backtestSummary>
export type BacktestResult = z.infer<typeof backtestResult>
export type BacktestTrade = z.infer<typeof backtestTrade>
export type BacktestSeriesQuery = z.infer<typeof backtestSeriesQuery>
export type BacktestSeriesColumn = z.infer<typeof backtestSeriesColumn>
export type BacktestSeries = z.infer<typeof backtestSeries>
export type StrategyList = z.infer<typeof strategyList>
export type PriceFile = z.infer<typeof priceFile>
export type PriceWarning = z.infer<typeof priceWarning>
