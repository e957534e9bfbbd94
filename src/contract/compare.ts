import { z } from "zod"
import { statisticNulls, statisticValues } from "./analysis.ts"
import { backtestSummary } from "./backtests.ts"
import { portfolioBacktestSummary } from "./portfolio-backtests.ts"

/** `POST /backtests/compare`: backtests of one instrument and of portfolios alike. */
export const compareRequest = z.strictObject({
  ids: z.array(z.string()).min(1).max(10),
  maxPoints: z.int().min(2).max(10_000).default(1_000),
})

const figures = { statistics: statisticValues, nulls: statisticNulls }

export const comparedRun = z.discriminatedUnion("kind", [
  backtestSummary.extend({ kind: z.literal("backtest"), ...figures }),
  portfolioBacktestSummary.extend({ kind: z.literal("portfolio"), ...figures }),
])

export const compareResult = z.object({
  data: z.array(comparedRun),
  dates: z.array(z.string()).describe("days that any of them has"),
  growth: z
    .record(z.string(), z.array(z.number().nullable()))
    .describe(
      "by id, equity over the first minus 1, time-weighted of a portfolio; null outside the run's own window",
    ),
})

export type CompareRequest = z.infer<typeof compareRequest>
export type ComparedRun = z.infer<typeof comparedRun>
export type CompareResult = z.infer<typeof compareResult>
