import { queryOptions } from "@tanstack/react-query"
import type {
  Page,
  PortfolioBacktestBody,
  PortfolioBacktestResult,
  PortfolioBacktestSummary,
  PortfolioSeries,
  PortfolioSeriesColumn,
  PortfolioTrade,
} from "../../contract/index.ts"
import { allPages, cursorOf } from "./backtests.ts"
import { takeEarlyAnswer } from "./early-answers.ts"
import { request } from "./http.ts"
import { queryClient } from "./query-client.ts"

const path = "/portfolio-backtests"
const pathOf = (id: string) => `${path}/${encodeURIComponent(id)}`
const keys = {
  list: ["portfolio-backtests", "list"] as const,
  one: (id: string) => ["portfolio-backtests", id] as const,
}

const seriesColumns: readonly PortfolioSeriesColumn[] = [
  "value",
  "invested",
  "growth",
  "drawdown",
  "benchmark",
]
/** Fifty years of days come whole, so that a chart can be zoomed down to them. */
const mostPoints = 15_000
/** Of all weights together: those of many instruments come in fewer days. */
const mostWeights = 120_000

/** A run cannot change: what it was made of is part of it. */
export const portfolioBacktest = (id: string) =>
  queryOptions({
    queryKey: [...keys.one(id), "result"],
    queryFn: ({ signal }) => request<PortfolioBacktestResult>(pathOf(id), { signal }),
    initialData: () => takeEarlyAnswer(pathOf(id)) as PortfolioBacktestResult | undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })

const seriesPath = (id: string, columns: readonly PortfolioSeriesColumn[], points: number) => {
  const query = new URLSearchParams(columns.map((column) => ["columns", column]))
  query.set("maxPoints", String(points))
  return `${pathOf(id)}/series?${query.toString()}`
}

export const portfolioSeries = (id: string) =>
  queryOptions({
    queryKey: [...keys.one(id), "series"],
    queryFn: ({ signal }) => request<PortfolioSeries>(seriesPath(id, seriesColumns, mostPoints), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The weights of so many instruments over time. */
export const portfolioWeights = (id: string, instruments: number) =>
  queryOptions({
    queryKey: [...keys.one(id), "weights"],
    queryFn: ({ signal }) => {
      const points = Math.min(mostPoints, Math.floor(mostWeights / instruments))
      return request<PortfolioSeries>(`${seriesPath(id, ["value"], points)}&weights=true`, { signal })
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Every fill of a run, in order. */
export const portfolioTrades = (id: string) =>
  queryOptions({
    queryKey: [...keys.one(id), "trades"],
    queryFn: ({ signal }) => allPages<PortfolioTrade>(`${pathOf(id)}/trades?limit=5000`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Runs a portfolio, and keeps its result for the page that shows it. */
export async function runPortfolioBacktest(body: PortfolioBacktestBody): Promise<PortfolioBacktestResult> {
  const result = await request<PortfolioBacktestResult>(path, { method: "POST", body })
  queryClient.setQueryData(portfolioBacktest(result.id).queryKey, result)
  void queryClient.invalidateQueries({ queryKey: keys.list })
  return result
}

export const portfolioHistory = {
  queryKey: keys.list,
  queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
    request<Page<PortfolioBacktestSummary>>(`${path}?limit=25${cursorOf(pageParam)}`, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }: Page<PortfolioBacktestSummary>) => nextCursor,
}
