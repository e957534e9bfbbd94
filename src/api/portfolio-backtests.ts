import { z } from "zod"
import {
  backtestTradesQuery,
  historyQuery,
  page,
  portfolioBacktestRequest,
  portfolioBacktestResult,
  portfolioBacktestSummary,
  portfolioSeries,
  portfolioSeriesQuery,
  type PortfolioTrade,
  portfolioTrade,
} from "../contract/index.ts"
import { listPortfolioBacktests } from "../operations/list-portfolio-backtests.ts"
import {
  listPortfolioBacktestTrades,
  type PortfolioBacktestTradesPage,
} from "../operations/list-portfolio-backtest-trades.ts"
import { readPortfolioBacktest } from "../operations/read-portfolio-backtest.ts"
import { readPortfolioBacktestSeries } from "../operations/read-portfolio-backtest-series.ts"
import { runPortfolioBacktest } from "../operations/run-portfolio-backtest.ts"
import { setRunDeleted } from "../operations/set-run-deleted.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { csvLine } from "./csv.ts"
import { decodeCursor, encodeCursor } from "./cursor.ts"
import { idParameter } from "./id-parameter.ts"
import { sendHistory } from "./send-history.ts"
import { asJson, type Encoder, jsonOf, sendResult } from "./send-result.ts"
import { seriesAsCsv } from "./series-csv.ts"
import { wantsCsv } from "./wants-csv.ts"

const place = z.object({ from: z.int().min(0) })

const tradesAsJson = jsonOf(({ data, next }: PortfolioBacktestTradesPage) => ({
  data,
  nextCursor: next === null ? null : encodeCursor({ from: next }),
}))

const utf8 = new TextEncoder()

const tradesAsCsv: Encoder<PortfolioBacktestTradesPage> = {
  type: "text/csv; charset=utf-8",
  encode({ data }) {
    const fields = Object.keys(portfolioTrade.shape) as (keyof PortfolioTrade)[]
    const lines = data.map((trade) => csvLine(fields.map((field) => trade[field])))
    return utf8.encode([csvLine(fields), ...lines].join(""))
  },
  packBelow: Number.POSITIVE_INFINITY,
}

/** One table: the account's columns, then a weight an instrument. */
const portfolioSeriesAsCsv: Encoder<z.infer<typeof portfolioSeries>> = {
  ...seriesAsCsv,
  encode({ dates, columns, weights }) {
    const named = Object.entries(weights ?? {}).map(([symbol, values]) => [`weight ${symbol}`, values])
    return seriesAsCsv.encode({ dates, columns: { ...columns, ...Object.fromEntries(named) } })
  },
}

export function registerPortfolioBacktests(api: Api, { contextOf }: ApiContext): void {
  const tags = ["Portfolio backtests"]

  api.post("/portfolio-backtests", {
    schema: {
      tags,
      summary: "Run several instruments in one account",
      description:
        "201 with a run that is new in the history; 200 with the run that is there when the same was asked for before.",
      body: portfolioBacktestRequest,
      response: { 200: portfolioBacktestResult, 201: portfolioBacktestResult },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const { id, isNew, result } = await runPortfolioBacktest(context, request.body)
      void reply.code(isNew ? 201 : 200).header("location", `/api/v1/portfolio-backtests/${id}`)
      return sendResult(request, reply, context, result, asJson)
    },
  })

  api.get("/portfolio-backtests", {
    schema: {
      tags,
      summary: "Portfolios that were run, newest first",
      querystring: historyQuery,
      response: { 200: page(portfolioBacktestSummary) },
    },
    handler: (request, reply) =>
      sendHistory(reply, request.query, (history) => listPortfolioBacktests(contextOf(request), history)),
  })

  api.get("/portfolio-backtests/:id", {
    schema: {
      tags,
      summary: "A run, without its trades and series",
      params: idParameter,
      response: { 200: portfolioBacktestResult },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const result = await readPortfolioBacktest(context, request.params.id)
      return sendResult(request, reply, context, result, asJson)
    },
  })

  api.get("/portfolio-backtests/:id/series", {
    schema: {
      tags,
      summary: "Value, growth, drawdown and weights as columns; whole as text/csv",
      params: idParameter,
      querystring: portfolioSeriesQuery,
      response: { 200: portfolioSeries },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const csv = wantsCsv(request)
      const { maxPoints: _, ...whole } = request.query
      const result = await readPortfolioBacktestSeries(
        context,
        request.params.id,
        csv ? whole : request.query,
      )
      return sendResult(request, reply, context, result, csv ? portfolioSeriesAsCsv : asJson)
    },
  })

  api.get("/portfolio-backtests/:id/trades", {
    schema: {
      tags,
      summary: "A page of fills; all of them as text/csv",
      params: idParameter,
      querystring: backtestTradesQuery,
      response: { 200: page(portfolioTrade) },
    },
    handler: async (request, reply) => {
      const context = contextOf(request)
      const { limit, cursor } = request.query
      const csv = wantsCsv(request)
      const rows = csv
        ? { limit: Number.MAX_SAFE_INTEGER, from: 0 }
        : { limit, from: decodeCursor(cursor, place)?.from ?? 0 }
      const result = await listPortfolioBacktestTrades(context, request.params.id, rows)
      return sendResult(request, reply, context, result, csv ? tradesAsCsv : tradesAsJson)
    },
  })

  api.delete("/portfolio-backtests/:id", {
    schema: { tags, summary: "Take a run out of the history; it can be restored", params: idParameter },
    handler: async (request, reply) => {
      await setRunDeleted(contextOf(request), "portfolio", request.params.id, true)
      return reply.code(204).send()
    },
  })

  api.post("/portfolio-backtests/:id/restore", {
    schema: { tags, summary: "Bring a deleted run back", params: idParameter },
    handler: async (request, reply) => {
      await setRunDeleted(contextOf(request), "portfolio", request.params.id, false)
      return reply.code(204).send()
    },
  })
}
