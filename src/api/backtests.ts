import {
  backtestRequest,
  backtestResult,
  backtestSeries,
  backtestSeriesQuery,
  backtestSummary,
  backtestTrade,
  backtestTradesQuery,
  compareRequest,
  compareResult,
  historyQuery,
  page,
  strategyList,
} from "../contract/index.ts"
import { compareBacktests } from "../operations/compare-backtests.ts"
import { listBacktestTrades } from "../operations/list-backtest-trades.ts"
import { listBacktests } from "../operations/list-backtests.ts"
import { readStrategyList } from "../operations/list-strategies.ts"
import { readBacktest } from "../operations/read-backtest.ts"
import { runBacktest } from "../operations/run-backtest.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { registerHistoryRemoval } from "./history-removal.ts"
import { idParameter } from "./id-parameter.ts"
import { fillsSender } from "./send-fills.ts"
import { sendHistory } from "./send-history.ts"
import { asJson, sendResult } from "./send-result.ts"
import { sendSeries } from "./send-series.ts"

const sendFills = fillsSender(backtestTrade, listBacktestTrades)

export function registerBacktests(api: Api, { contextOf }: ApiContext): void {
  const tags = ["Backtests"]

  api.get("/strategies", {
    schema: {
      tags,
      summary: "The built-in strategies: parameters, defaults, ranges and the rule in words",
      response: { 200: strategyList },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      return sendResult(request, reply, context, readStrategyList(context), asJson)
    },
  })

  api.post("/backtests", {
    schema: {
      tags,
      summary: "Run a strategy over prices",
      description:
        "201 with a run that is new in the history; 200 with the run that is there when the same was asked for before.",
      body: backtestRequest,
      response: { 200: backtestResult, 201: backtestResult },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const { id, isNew, result } = await runBacktest(context, request.body)
      void reply.code(isNew ? 201 : 200).header("location", `/api/v1/backtests/${id}`)
      return sendResult(request, reply, context, result, asJson)
    },
  })

  api.get("/backtests", {
    schema: {
      tags,
      summary: "Runs that were made, newest first",
      querystring: historyQuery,
      response: { 200: page(backtestSummary) },
    },
    handler: (request, reply) =>
      sendHistory(reply, request.query, (history) => listBacktests(contextOf(request), history)),
  })

  api.get("/backtests/:id", {
    schema: {
      tags,
      summary: "A run, without its trades and series",
      params: idParameter,
      response: { 200: backtestResult },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      return sendResult(request, reply, context, await readBacktest(context, request.params.id), asJson)
    },
  })

  api.get("/backtests/:id/series", {
    schema: {
      tags,
      summary: "Equity, drawdown and prices as columns; whole as text/csv",
      params: idParameter,
      querystring: backtestSeriesQuery,
      response: { 200: backtestSeries },
    },
    handler: (request, reply) => sendSeries(request, reply, contextOf(request), "backtest"),
  })

  api.get("/backtests/:id/trades", {
    schema: {
      tags,
      summary: "A page of closed trades; all of them as text/csv",
      params: idParameter,
      querystring: backtestTradesQuery,
      response: { 200: page(backtestTrade) },
    },
    handler: (request, reply) => sendFills(request, reply, contextOf(request)),
  })

  api.post("/backtests/compare", {
    schema: {
      tags,
      summary: "Up to ten runs side by side",
      body: compareRequest,
      response: { 200: compareResult },
    },
    handler: (request) => compareBacktests(contextOf(request), request.body),
  })

  registerHistoryRemoval(api, { contextOf }, { path: "/backtests", kind: "backtest", name: "run", tags })
}
