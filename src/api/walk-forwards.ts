import {
  backtestSeries,
  backtestSeriesQuery,
  historyQuery,
  page,
  walkForwardRequest,
  walkForwardResult,
  walkForwardSummary,
} from "../contract/index.ts"
import { listWalkForwards } from "../operations/list-walk-forwards.ts"
import { readWalkForward } from "../operations/read-walk-forward.ts"
import { startSearch } from "../operations/start-search.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { registerHistoryRemoval } from "./history-removal.ts"
import { idParameter } from "./id-parameter.ts"
import { sendHistory } from "./send-history.ts"
import { asJson, sendResult } from "./send-result.ts"
import { sendSeries } from "./send-series.ts"
import { startedStatus } from "./started-status.ts"

export function registerWalkForwards(api: Api, { contextOf }: ApiContext): void {
  const tags = ["Searches"]

  api.post("/walk-forwards", {
    schema: {
      tags,
      summary: "Search each in-sample part of the prices and trade the part after it",
      description: "Answers as `POST /optimizations` does.",
      body: walkForwardRequest,
      response: { 200: walkForwardResult, 201: walkForwardResult, 202: walkForwardResult },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const started = await startSearch(context, { kind: "walk-forward", request: request.body })
      void reply.code(startedStatus(started)).header("location", `/api/v1/walk-forwards/${started.id}`)
      return sendResult(request, reply, context, await readWalkForward(context, started.id), asJson)
    },
  })

  api.get("/walk-forwards", {
    schema: {
      tags,
      summary: "Walk-forwards, newest first",
      querystring: historyQuery,
      response: { 200: page(walkForwardSummary) },
    },
    handler: (request, reply) =>
      sendHistory(reply, request.query, (history) => listWalkForwards(contextOf(request), history)),
  })

  api.get("/walk-forwards/:id", {
    schema: {
      tags,
      summary: "A walk-forward, how far it is, and what it came to",
      params: idParameter,
      response: { 200: walkForwardResult },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      return sendResult(request, reply, context, await readWalkForward(context, request.params.id), asJson)
    },
  })

  api.get("/walk-forwards/:id/series", {
    schema: {
      tags,
      summary: "Equity of the out-of-sample parts, joined, as columns; whole as text/csv",
      params: idParameter,
      querystring: backtestSeriesQuery,
      response: { 200: backtestSeries },
    },
    handler: (request, reply) => sendSeries(request, reply, contextOf(request), "walk-forward"),
  })

  registerHistoryRemoval(
    api,
    { contextOf },
    { path: "/walk-forwards", kind: "walk-forward", name: "walk-forward", tags },
  )
}
