import {
  analysisQuery,
  analysisResult,
  monthlyResult,
  type SeriesResult,
  seriesQuery,
  seriesResult,
  strategiesResult,
} from "../contract/index.ts"
import { readAnalysis } from "../operations/read-analysis.ts"
import { readMonthlyReturns } from "../operations/read-monthly-returns.ts"
import { readSeries } from "../operations/read-series.ts"
import { readStrategies } from "../operations/read-strategies.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { csvLine } from "./csv.ts"
import { idParameter } from "./id-parameter.ts"
import { asJson, type Encoder, sendResult } from "./send-result.ts"
import { wantsCsv } from "./wants-csv.ts"

const utf8 = new TextEncoder()

/** A date column, then one a series. */
const seriesAsCsv: Encoder<SeriesResult> = {
  type: "text/csv; charset=utf-8",
  encode({ dates, columns }) {
    const names = Object.keys(columns)
    const lines = dates.map((date, row) => csvLine([date, ...names.map((name) => columns[name][row])]))
    return utf8.encode([csvLine(["date", ...names]), ...lines].join(""))
  },
  packBelow: Number.POSITIVE_INFINITY,
}

export function registerAnalysis(api: Api, { contextOf }: ApiContext): void {
  const tags = ["Analysis"]

  api.get("/portfolios/:id/statistics", {
    schema: {
      tags,
      summary: "Every statistic of the trades and of the equity curve, and the drawdowns",
      params: idParameter,
      querystring: analysisQuery,
      response: { 200: analysisResult },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const result = await readAnalysis(context, request.params.id, request.query)
      return sendResult(request, reply, context, result, asJson)
    },
  })

  api.get("/portfolios/:id/series", {
    schema: {
      tags,
      summary: "Daily series as columns; whole as text/csv",
      params: idParameter,
      querystring: seriesQuery,
      response: { 200: seriesResult },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const csv = wantsCsv(request)
      const { maxPoints: _, ...whole } = request.query
      const query = csv ? whole : request.query
      const result = await readSeries(context, request.params.id, query)
      return sendResult(request, reply, context, result, csv ? seriesAsCsv : asJson)
    },
  })

  api.get("/portfolios/:id/monthly", {
    schema: {
      tags,
      summary: "P/L and return of each month and year",
      params: idParameter,
      querystring: analysisQuery,
      response: { 200: monthlyResult },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const result = await readMonthlyReturns(context, request.params.id, request.query)
      return sendResult(request, reply, context, result, asJson)
    },
  })

  api.get("/portfolios/:id/strategies", {
    schema: {
      tags,
      summary: "Trade statistics of each strategy",
      params: idParameter,
      querystring: analysisQuery,
      response: { 200: strategiesResult },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const result = await readStrategies(context, request.params.id, request.query)
      return sendResult(request, reply, context, result, asJson)
    },
  })
}
