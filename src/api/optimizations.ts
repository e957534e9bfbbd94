import {
  gridQuery,
  historyQuery,
  optimizationGrid,
  optimizationRequest,
  optimizationResult,
  optimizationSummary,
  page,
} from "../contract/index.ts"
import { listOptimizations } from "../operations/list-optimizations.ts"
import { readOptimizationGrid } from "../operations/read-optimization-grid.ts"
import { readOptimization } from "../operations/read-optimization.ts"
import { startSearch } from "../operations/start-search.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { registerHistoryRemoval } from "./history-removal.ts"
import { idParameter } from "./id-parameter.ts"
import { sendHistory } from "./send-history.ts"
import { asJson, sendResult } from "./send-result.ts"
import { startedStatus } from "./started-status.ts"

export function registerOptimizations(api: Api, { contextOf }: ApiContext): void {
  const tags = ["Searches"]

  api.post("/optimizations", {
    schema: {
      tags,
      summary: "Search the parameters of a strategy",
      description:
        "201 with the result where it takes under about 200 ms; else 202 with a search whose job tells how far it is and can be cancelled. 200 with the search that is there when the same was asked for before.",
      body: optimizationRequest,
      response: { 200: optimizationResult, 201: optimizationResult, 202: optimizationResult },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const started = await startSearch(context, { kind: "optimization", request: request.body })
      void reply.code(startedStatus(started)).header("location", `/api/v1/optimizations/${started.id}`)
      return sendResult(request, reply, context, await readOptimization(context, started.id), asJson)
    },
  })

  api.get("/optimizations", {
    schema: {
      tags,
      summary: "Searches, newest first",
      querystring: historyQuery,
      response: { 200: page(optimizationSummary) },
    },
    handler: (request, reply) =>
      sendHistory(reply, request.query, (history) => listOptimizations(contextOf(request), history)),
  })

  api.get("/optimizations/:id", {
    schema: {
      tags,
      summary: "A search, how far it is, and what it came to",
      params: idParameter,
      response: { 200: optimizationResult },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      return sendResult(request, reply, context, await readOptimization(context, request.params.id), asJson)
    },
  })

  api.get("/optimizations/:id/grid", {
    schema: {
      tags,
      summary: "Every run of a search, as columns",
      params: idParameter,
      querystring: gridQuery,
      response: { 200: optimizationGrid },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const result = await readOptimizationGrid(context, request.params.id, request.query.columns)
      return sendResult(request, reply, context, result, asJson)
    },
  })

  registerHistoryRemoval(
    api,
    { contextOf },
    { path: "/optimizations", kind: "optimization", name: "search", tags },
  )
}
