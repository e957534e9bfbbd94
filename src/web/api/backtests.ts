import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import type {
  BacktestBody,
  BacktestResult,
  BacktestSeries,
  BacktestSeriesColumn,
  BacktestSummary,
  BacktestTrade,
  CompareResult,
  Page,
  PriceFile,
  StrategyList,
} from "../../contract/index.ts"
import { takeEarlyAnswer } from "./early-answers.ts"
import { firstStrategies } from "./first-asks.ts"
import { request } from "./http.ts"
import { queryClient } from "./query-client.ts"

export const backtestKeys = {
  all: ["backtests"] as const,
  list: ["backtests", "list"] as const,
  one: (id: string) => ["backtests", id] as const,
  priceFiles: ["price-files"] as const,
}

const pathOf = (id: string) => `/backtests/${encodeURIComponent(id)}`

/** What is drawn of a run. A month of minutes comes whole, so that a chart can be zoomed down to its bars. */
const lineColumns: readonly BacktestSeriesColumn[] = ["equity", "drawdown", "buyAndHold"]
const barColumns: readonly BacktestSeriesColumn[] = ["open", "high", "low", "close"]
const mostPoints = 60_000

export const strategyList = queryOptions({
  queryKey: ["strategies"],
  queryFn: ({ signal }) => request<StrategyList>(firstStrategies, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  initialData: () => takeEarlyAnswer(firstStrategies) as StrategyList | undefined,
})

/** Price files that were uploaded, newest first. The pages are read to the end. */
export const priceFileList = queryOptions({
  queryKey: backtestKeys.priceFiles,
  queryFn: ({ signal }) => allPages<PriceFile>("/price-files?limit=200", signal),
})

/** A run cannot change: what it was made of is part of it. */
export const backtest = (id: string) =>
  queryOptions({
    queryKey: [...backtestKeys.one(id), "result"],
    queryFn: ({ signal }) => request<BacktestResult>(pathOf(id), { signal }),
    initialData: () => takeEarlyAnswer(pathOf(id)) as BacktestResult | undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const backtestSeries = (id: string) => seriesOf(id, "series", lineColumns)

/** The price bars of a run; a run from before they were kept has closes alone. */
export const backtestBars = (id: string) => seriesOf(id, "bars", barColumns)

const seriesOf = (id: string, name: string, columns: readonly BacktestSeriesColumn[]) =>
  queryOptions({
    queryKey: [...backtestKeys.one(id), name],
    queryFn: ({ signal }) =>
      request<BacktestSeries>(
        `${pathOf(id)}/series?columns=${columns.join(",")}&maxPoints=${String(mostPoints)}`,
        { signal },
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Every closed trade of a run, in order of close. */
export const backtestTrades = (id: string) =>
  queryOptions({
    queryKey: [...backtestKeys.one(id), "trades"],
    queryFn: ({ signal }) => allPages<BacktestTrade>(`${pathOf(id)}/trades?limit=5000`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const comparison = (ids: readonly string[]) =>
  queryOptions({
    queryKey: [...backtestKeys.all, "compare", ...ids],
    queryFn: ({ signal }) =>
      request<CompareResult>("/backtests/compare", {
        method: "POST",
        body: { ids, maxPoints: 2000 },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Runs a test, and keeps its result for the page that shows it. */
export async function runBacktest(body: BacktestBody): Promise<BacktestResult> {
  const result = await request<BacktestResult>("/backtests", { method: "POST", body })
  queryClient.setQueryData(backtest(result.id).queryKey, result)
  void queryClient.invalidateQueries({ queryKey: backtestKeys.list })
  return result
}

export async function uploadPriceFile(file: File): Promise<PriceFile> {
  const form = new FormData()
  form.append("file", file, file.name)
  const uploaded = await request<PriceFile>("/price-files", { method: "POST", body: form })
  await queryClient.invalidateQueries({ queryKey: backtestKeys.priceFiles })
  return uploaded
}

export const backtestHistory = {
  queryKey: backtestKeys.list,
  queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
    request<Page<BacktestSummary>>(`/backtests?limit=25${cursorOf(pageParam)}`, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }: Page<BacktestSummary>) => nextCursor,
}

/** Removes an entry of the history, and brings it back. */
export function useHistoryChanges(
  kind: "backtests" | "optimizations" | "walk-forwards" | "portfolio-backtests",
) {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: [kind, "list"] })
  const path = (id: string) => `/${kind}/${encodeURIComponent(id)}`
  const remove = useMutation({
    mutationFn: (id: string) => request<void>(path(id), { method: "DELETE" }),
    onSuccess,
  })
  const restore = useMutation({
    mutationFn: (id: string) => request<void>(`${path(id)}/restore`, { method: "POST" }),
    onSuccess,
  })
  return { remove, restore }
}

export function cursorOf(cursor: string | null): string {
  return cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`
}

/** The rows of a list, read to its end. */
export async function allPages<Row>(path: string, signal: AbortSignal): Promise<Row[]> {
  const found: Row[] = []
  let cursor: string | null = null
  do {
    const page: Page<Row> = await request(path + cursorOf(cursor), { signal })
    found.push(...page.data)
    cursor = page.nextCursor
  } while (cursor !== null)
  return found
}
