import type { z } from "zod"
import {
  backtestTradesQuery,
  historyQuery,
  page,
  portfolioBacktestRequest,
  portfolioBacktestResult,
  portfolioBacktestSummary,
  portfolioSeries,
  portfolioSeriesQuery,
  portfolioTrade,
} from "../contract/index.ts"
import { listPortfolioBacktests } from "../operations/list-portfolio-backtests.ts"
import { listPortfolioBacktestTrades } from "../operations/list-portfolio-backtest-trades.ts"
import { readPortfolioBacktest } from "../operations/read-portfolio-backtest.ts"
import { readPortfolioBacktestSeries } from "../operations/read-portfolio-backtest-series.ts"
import { runPortfolioBacktest } from "../operations/run-portfolio-backtest.ts"
import type { Api, ApiContext } from "./api-context.ts"
import { registerHistoryRemoval } from "./history-removal.ts"
import { idParameter } from "./id-parameter.ts"
import { fillsSender } from "./send-fills.ts"
import { sendHistory } from "./send-history.ts"
import { asJson, type Encoder, sendResult } from "./send-result.ts"
import { seriesAsCsv } from "./series-csv.ts"
import { wantsCsv } from "./wants-csv.ts"

const sendFills = fillsSender(portfolioTrade, listPortfolioBacktestTrades)

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
    handler: (request, reply) => sendFills(request, reply, contextOf(request)),
  })

  registerHistoryRemoval(
    api,
    { contextOf },
    { path: "/portfolio-backtests", kind: "portfolio", name: "run", tags },
  )
}
