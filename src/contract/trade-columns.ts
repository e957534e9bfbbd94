import { z } from "zod"

/**
 * The `meta` of the column block that `GET /portfolios/{id}/trade-columns` answers with. The block's columns carry the
 * names of the engine's trade columns (`openDay`, `pnl`, …); besides them there are
 *
 * - `import` (int32): index into `imports`; a trade's id is `imports[import[i]]`, a colon, `line[i]`
 * - `sessions` (int32): trading days of the exchange that cover the trades and the daily log
 * - `dailyLog.day`, `dailyLog.netLiquidity`, … when `dailyLog` is true
 */
export const tradeColumnsMeta = z.object({
  engineVersion: z.string(),
  portfolioId: z.string(),
  revision: z.int(),
  name: z.string(),
  currency: z.string(),
  synthetic: z.boolean(),
  initialCapital: z.number().nullable().describe("the user's override; null takes it from the log"),
  trades: z.int(),
  imports: z.array(z.string()).describe("ids of the batches in force, in order of commit"),
  strategyNames: z.array(z.string()),
  reasonNames: z.array(z.string()),
  underlyingNames: z.array(z.string()),
  custom: z
    .array(z.object({ name: z.string(), type: z.enum(["number", "date", "time", "text"]) }))
    .describe("columns of the log that are not ours; the values of the first are in the column `custom.0`"),
  dailyLog: z.boolean(),
})

export type TradeColumnsMeta = z.infer<typeof tradeColumnsMeta>
