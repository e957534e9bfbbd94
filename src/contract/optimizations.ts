import { z } from "zod"
import { monthlyReturn, statisticNulls, statisticValues, yearlyReturn } from "./analysis.ts"
import { priceWarning, pricesUsed, record, tested } from "./backtests.ts"

export const parameterRange = z.strictObject({
  name: z.string(),
  from: z.number(),
  to: z.number().describe("included"),
  step: z.number(),
})

export const searchMethod = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("grid") }),
  z.strictObject({
    kind: z.enum(["random", "bayesian"]),
    runs: z.int().min(1),
    seed: z.int().min(0).default(42),
  }),
])

const searched = {
  ...tested,
  ranges: z.array(parameterRange).max(20),
  constraint: z.string().max(2_000).nullable().default(null).describe("such as slow - fast >= 10"),
  maximize: z.string().default("sharpeRatio").describe("id of a figure"),
}

/** `POST /optimizations`. */
export const optimizationRequest = z.strictObject({
  ...searched,
  method: searchMethod.default({ kind: "grid" }),
})

/** `POST /walk-forwards`: a grid over each in-sample part. */
export const walkForwardRequest = z.strictObject({
  ...searched,
  method: z
    .strictObject({ kind: z.literal("grid") })
    .default({ kind: "grid" })
    .describe("each in-sample part is searched whole"),
  folds: z.int().min(1).max(100).default(5),
  inSampleShare: z.number().gt(0).lt(1).default(0.5).describe("of all bars, that the first part has"),
  anchored: z.boolean().default(true).describe("every in-sample part begins at the first bar; else it rolls"),
})

/** How far a search is; its job tells how far exactly. */
export const searchState = z.enum(["waiting", "running", "succeeded", "failed", "cancelled"])

const searchRecord = {
  ...record,
  state: searchState,
  jobId: z.string().nullable().describe("the job that runs it; null where it was over at once"),
  error: z.string().nullable(),
  maximize: z.string(),
  ranges: z.array(parameterRange),
}

export const optimizationSummary = z.object({
  ...searchRecord,
  runs: z.int().nullable().describe("null until it is over"),
  best: z.number().nullable().describe("its figure"),
})

/** `POST /optimizations` and `GET /optimizations/{id}`; the runs are at `/grid`. */
export const optimizationResult = z.object({
  ...searchRecord,
  engineVersion: z.string(),
  request: optimizationRequest,
  benchmark: pricesUsed.nullable().describe("null until it is over, and where it is the instrument itself"),
  result: z
    .object({
      runs: z.int(),
      leftOut: z.int().describe("combinations that a constraint forbids"),
      firstTradableBar: z.int(),
      best: z
        .object({
          run: z.int(),
          params: z.record(z.string(), z.number()),
          statistics: statisticValues,
          nulls: statisticNulls,
        })
        .nullable(),
      deflatedSharpe: z.number().nullable(),
      probabilityOfOverfitting: z.number().nullable(),
      neighbourhood: z
        .object({
          count: z.int(),
          mean: z.number().nullable(),
          lowest: z.number().nullable(),
          stability: z.number().nullable(),
        })
        .nullable(),
      nulls: statisticNulls,
      warnings: z.array(priceWarning),
    })
    .nullable()
    .describe("null until it is over"),
})

export const gridColumn = z.enum([
  "finalEquity",
  "totalReturn",
  "maxDrawdown",
  "sharpeRatio",
  "trades",
  "objective",
])

export const gridQuery = z.object({
  columns: z.array(gridColumn).default(["objective"]).describe("objective: the figure that was maximised"),
})

/** `GET /optimizations/{id}/grid`: every run, as columns. */
export const optimizationGrid = z.object({
  runs: z.int(),
  maximize: z.string(),
  parameters: z.record(z.string(), z.array(z.number())),
  columns: z.record(z.string(), z.array(z.number().nullable())),
})

export const walkForwardSummary = z.object({
  ...searchRecord,
  folds: z.int(),
  totalReturn: z.number().nullable().describe("out of sample; null until it is over"),
})

const foldWindow = z.object({ from: z.string(), to: z.string(), bars: z.int() })

/** `POST /walk-forwards` and `GET /walk-forwards/{id}`. */
export const walkForwardResult = z.object({
  ...searchRecord,
  engineVersion: z.string(),
  request: walkForwardRequest,
  benchmark: pricesUsed.nullable().describe("null until it is over, and where it is the instrument itself"),
  result: z
    .object({
      folds: z.array(
        z.object({
          inSample: foldWindow,
          outOfSample: foldWindow,
          params: z.record(z.string(), z.number()).nullable().describe("what was best in sample"),
          inSampleFigure: z.number().nullable(),
          outOfSampleReturn: z.number().nullable(),
        }),
      ),
      trades: z.int(),
      periodsPerYear: z.number().nullable().describe("null in walks from before it was kept"),
      statistics: statisticValues.describe("of the out-of-sample parts, joined"),
      nulls: statisticNulls,
      monthly: z.array(monthlyReturn),
      yearly: z.array(yearlyReturn),
      warnings: z.array(priceWarning),
    })
    .nullable()
    .describe("null until it is over"),
})

export type OptimizationBody = z.input<typeof optimizationRequest>
export type OptimizationRequest = z.infer<typeof optimizationRequest>
export type WalkForwardBody = z.input<typeof walkForwardRequest>
export type WalkForwardRequest = z.infer<typeof walkForwardRequest>
export type SearchState = z.infer<typeof searchState>
export type OptimizationSummary = z.infer<typeof optimizationSummary>
export type OptimizationResult = z.infer<typeof optimizationResult>
export type GridColumn = z.infer<typeof gridColumn>
export type OptimizationGrid = z.infer<typeof optimizationGrid>
export type WalkForwardSummary = z.infer<typeof walkForwardSummary>
export type WalkForwardResult = z.infer<typeof walkForwardResult>
