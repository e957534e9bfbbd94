import { z } from "zod"
import { analysisQuery } from "./analysis.ts"
import { page } from "./portfolios.ts"

/** One trade on the wire. Money is null where the log leaves it blank. */
export const trade = z.object({
  id: z.string().describe("import id, a colon, line"),
  line: z.int(),
  openDate: z.string(),
  openTime: z.string().nullable(),
  closeDate: z.string().nullable(),
  closeTime: z.string().nullable(),
  strategy: z.string(),
  legs: z.string(),
  contracts: z.int(),
  pnl: z.number(),
  premium: z.number(),
  closingCost: z.number().nullable(),
  openingFees: z.number().nullable(),
  closingFees: z.number().nullable(),
  margin: z.number().nullable(),
  fundsAtClose: z.number().nullable(),
  returnOnMargin: z.number().nullable(),
  reason: z.string(),
  openingPrice: z.number().nullable(),
  closingPrice: z.number().nullable(),
  openingVix: z.number().nullable(),
  closingVix: z.number().nullable(),
  gap: z.number().nullable(),
  movement: z.number().nullable(),
  maxProfit: z.number().nullable(),
  maxLoss: z.number().nullable(),
})

export const tradeSort = z
  .string()
  .regex(/^-?[a-zA-Z]+$/)
  .default("-closeDate")
  .describe("a field name, with a minus sign for descending order; ties by id")

export const tradeField = trade.keyof()

/** `GET /portfolios/{id}/trades`. */
export const tradesQuery = analysisQuery
  .pick({ strategy: true, from: true, to: true, dateBasis: true })
  .extend({
    status: z.enum(["closed", "open", "all"]).default("all"),
    sort: tradeSort,
    fields: z.array(tradeField).optional().describe("those to send; all of them when absent"),
    limit: z.int().min(1).max(200).default(50),
    cursor: z.string().optional(),
  })

/** A page of trades; with `fields`, of those fields only. */
export const tradesPage = page(trade.partial())

export type TradeField = z.infer<typeof tradeField>
export type TradesQuery = z.infer<typeof tradesQuery>
export type Trade = z.infer<typeof trade>
