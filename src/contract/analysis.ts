import { z } from "zod"

const isoDay = z.iso.date()

/** What narrows a trade log, and the conventions that its figures use; every field has a default. */
export const analysisQuery = z.object({
  strategy: z.array(z.string()).default([]).describe("names; empty means all"),
  from: isoDay.optional(),
  to: isoDay.optional(),
  dateBasis: z.enum(["close", "open"]).default("close"),
  riskFreeRate: z.number().min(-1).max(10).default(0).describe("annual fraction"),
  initialCapital: z.number().positive().optional(),
  oneLot: z.boolean().default(false).describe("each trade scaled to one contract"),
})

export const statisticValues = z.record(z.string(), z.number().nullable())
export const statisticNulls = z.record(z.string(), z.string())
export const analysisBasis = z.enum(["closed-trades", "daily-log"])

export const drawdownEpisode = z.object({
  peakDate: z.string(),
  troughDate: z.string(),
  recoveryDate: z.string().nullable(),
  depth: z.number(),
  daysToTrough: z.int(),
  daysToRecover: z.int().nullable(),
  lengthDays: z.int(),
})

export const strategyStatistics = z.object({
  name: z.string(),
  trades: z.int(),
  statistics: statisticValues,
  nulls: statisticNulls,
})

export const monthlyReturn = z.object({
  year: z.int(),
  month: z.int(),
  pnl: z.number(),
  return: z.number().nullable(),
})

export const analysisResult = z.object({
  engineVersion: z.string(),
  basis: analysisBasis,
  basisReason: z.string().nullable().describe("why a daily log that is there was not used"),
  options: z.record(z.string(), z.unknown()).describe("in force after defaults"),
  inputs: z.object({ portfolioId: z.string(), revision: z.int(), trades: z.int(), openTrades: z.int() }),
  initialCapital: z.number().nullable(),
  firstDate: z.string().nullable(),
  lastDate: z.string().nullable(),
  statistics: statisticValues,
  nulls: statisticNulls,
  drawdowns: z.array(drawdownEpisode),
})

export const yearlyReturn = monthlyReturn.omit({ month: true })

/** `GET /portfolios/{id}/monthly`: the months, and the years they make. */
export const monthlyResult = z.object({
  basis: analysisBasis,
  data: z.array(monthlyReturn),
  yearly: z.array(yearlyReturn),
})

/** `GET /portfolios/{id}/strategies`. */
export const strategiesResult = z.object({ data: z.array(strategyStatistics) })

export const seriesColumn = z
  .enum(["equity", "pnl", "return", "drawdown", "drawdownInMoney", "marginHeld"])
  .describe("return and drawdown are fractions, the others money")

export const seriesQuery = analysisQuery.extend({
  columns: z.array(seriesColumn).default(["equity", "drawdown"]),
  maxPoints: z.int().min(2).max(100_000).optional().describe("decimates; minima and maxima are kept"),
})

/** Columns of equal length; `dates` belongs to all of them. */
export const seriesResult = z.object({
  basis: analysisBasis,
  dates: z.array(z.string()),
  columns: z.record(z.string(), z.array(z.number().nullable())),
  total: z.int().describe("observations before decimation"),
})

export const catalogueEntry = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.enum(["fraction", "money", "ratio", "count", "days", "probability", "date"]),
  group: z.string(),
  definition: z.string(),
  convention: z.string().nullable(),
  inputs: z.string().describe("what the figure is made from"),
  from: z.array(z.string()).describe("ids of the figures and options it is worked out from"),
  source: z.string(),
  higherIsBetter: z.boolean().nullable(),
})

/** `GET /catalogue`. */
export const catalogueResult = z.object({ engineVersion: z.string(), data: z.array(catalogueEntry) })

export type AnalysisQuery = z.infer<typeof analysisQuery>
export type AnalysisResult = z.infer<typeof analysisResult>
export type StrategyStatistics = z.infer<typeof strategyStatistics>
export type MonthlyReturn = z.infer<typeof monthlyReturn>
export type MonthlyResult = z.infer<typeof monthlyResult>
export type StrategiesResult = z.infer<typeof strategiesResult>
export type SeriesColumn = z.infer<typeof seriesColumn>
export type SeriesQuery = z.infer<typeof seriesQuery>
export type SeriesResult = z.infer<typeof seriesResult>
export type CatalogueEntry = z.infer<typeof catalogueEntry>
export type CatalogueResult = z.infer<typeof catalogueResult>
