import {
  analysisQuery,
  analysisResult,
  monthlyResult,
  seriesQuery,
  seriesResult,
  strategiesResult,
} from "../contract/index.ts"
import { readAnalysis } from "../operations/read-analysis.ts"
import { readMonthlyReturns } from "../operations/read-monthly-returns.ts"
import { readSeries } from "../operations/read-series.ts"
import { readStrategies } from "../operations/read-strategies.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { idParameter } from "./id-parameter.ts"
import { asJson, sendResult } from "./send-result.ts"
import { seriesAsCsv } from "./series-csv.ts"
import { wantsCsv } from "./wants-csv.ts"

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
