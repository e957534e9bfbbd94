import { z } from "zod"
import {
  type BacktestTrade,
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
import { type BacktestTradesPage, listBacktestTrades } from "../operations/list-backtest-trades.ts"
import { listBacktests } from "../operations/list-backtests.ts"
import { readStrategyList } from "../operations/list-strategies.ts"
import { readBacktest } from "../operations/read-backtest.ts"
import { runBacktest } from "../operations/run-backtest.ts"
import { setRunDeleted } from "../operations/set-run-deleted.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { csvLine } from "./csv.ts"
import { decodeCursor, encodeCursor } from "./cursor.ts"
import { idParameter } from "./id-parameter.ts"
import { sendHistory } from "./send-history.ts"
import { asJson, type Encoder, jsonOf, sendResult } from "./send-result.ts"
import { sendSeries } from "./send-series.ts"
import { wantsCsv } from "./wants-csv.ts"

const place = z.object({ from: z.int().min(0) })

const tradesAsJson = jsonOf(({ data, next }: BacktestTradesPage) => ({
  data,
  nextCursor: next === null ? null : encodeCursor({ from: next }),
}))

const utf8 = new TextEncoder()

const tradesAsCsv: Encoder<BacktestTradesPage> = {
  type: "text/csv; charset=utf-8",
  encode({ data }) {
    const fields = Object.keys(backtestTrade.shape) as (keyof BacktestTrade)[]
    const lines = data.map((trade) => csvLine(fields.map((field) => trade[field])))
    return utf8.encode([csvLine(fields), ...lines].join(""))
  },
  packBelow: Number.POSITIVE_INFINITY,
}

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
    handler: async (request, reply) => {
      const context = contextOf(request)
      const { limit, cursor } = request.query
      const csv = wantsCsv(request)
      const rows = csv
        ? { limit: Number.MAX_SAFE_INTEGER, from: 0 }
        : { limit, from: decodeCursor(cursor, place)?.from ?? 0 }
      const result = await listBacktestTrades(context, request.params.id, rows)
      return sendResult(request, reply, context, result, csv ? tradesAsCsv : tradesAsJson)
    },
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

  api.delete("/backtests/:id", {
    schema: { tags, summary: "Take a run out of the history; it can be restored", params: idParameter },
    handler: async (request, reply) => {
      await setRunDeleted(contextOf(request), "backtest", request.params.id, true)
      return reply.code(204).send()
    },
  })

  api.post("/backtests/:id/restore", {
    schema: { tags, summary: "Bring a deleted run back", params: idParameter },
    handler: async (request, reply) => {
      await setRunDeleted(contextOf(request), "backtest", request.params.id, false)
      return reply.code(204).send()
    },
  })
}
