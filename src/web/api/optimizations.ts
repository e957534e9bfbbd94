import { queryOptions } from "@tanstack/react-query"
import type {
  BacktestSeries,
  GridColumn,
  OptimizationBody,
  OptimizationGrid,
  OptimizationResult,
  OptimizationSummary,
  Page,
  SearchState,
  WalkForwardBody,
  WalkForwardResult,
  WalkForwardSummary,
} from "../../contract/index.ts"
import { cursorOf } from "./backtests.ts"
import { takeEarlyAnswer } from "./early-answers.ts"
import { request } from "./http.ts"
import { queryClient } from "./query-client.ts"

const optimizationKeys = {
  list: ["optimizations", "list"] as const,
  one: (id: string) => ["optimizations", id] as const,
}
const walkForwardKeys = {
  list: ["walk-forwards", "list"] as const,
  one: (id: string) => ["walk-forwards", id] as const,
}

const gridColumns: readonly GridColumn[] = [
  "objective",
  "totalReturn",
  "maxDrawdown",
  "sharpeRatio",
  "trades",
]

/** Its job tells how far a search is; this asks whether there is a result, should the news of it not come through. */
const askAgainMs = 2000

export const optimization = (id: string) =>
  queryOptions({
    queryKey: [...optimizationKeys.one(id), "result"],
    queryFn: ({ signal }) =>
      request<OptimizationResult>(`/optimizations/${encodeURIComponent(id)}`, { signal }),
    initialData: () =>
      takeEarlyAnswer(`/optimizations/${encodeURIComponent(id)}`) as OptimizationResult | undefined,
    refetchInterval: ({ state }) => (isUnderWay(state.data?.state) ? askAgainMs : false),
  })

export const optimizationGrid = (id: string) =>
  queryOptions({
    queryKey: [...optimizationKeys.one(id), "grid"],
    queryFn: ({ signal }) =>
      request<OptimizationGrid>(
        `/optimizations/${encodeURIComponent(id)}/grid?columns=${gridColumns.join(",")}`,
        { signal },
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const walkForward = (id: string) =>
  queryOptions({
    queryKey: [...walkForwardKeys.one(id), "result"],
    queryFn: ({ signal }) =>
      request<WalkForwardResult>(`/walk-forwards/${encodeURIComponent(id)}`, { signal }),
    initialData: () =>
      takeEarlyAnswer(`/walk-forwards/${encodeURIComponent(id)}`) as WalkForwardResult | undefined,
    refetchInterval: ({ state }) => (isUnderWay(state.data?.state) ? askAgainMs : false),
  })

export const walkForwardSeries = (id: string) =>
  queryOptions({
    queryKey: [...walkForwardKeys.one(id), "series"],
    queryFn: ({ signal }) =>
      request<BacktestSeries>(`/walk-forwards/${encodeURIComponent(id)}/series?maxPoints=20000`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Whether a search waits or runs. */
export function isUnderWay(state: SearchState | undefined): boolean {
  return state === "waiting" || state === "running"
}

export async function startOptimization(body: OptimizationBody): Promise<OptimizationResult> {
  const started = await request<OptimizationResult>("/optimizations", { method: "POST", body })
  queryClient.setQueryData(optimization(started.id).queryKey, started)
  void queryClient.invalidateQueries({ queryKey: optimizationKeys.list })
  return started
}

export async function startWalkForward(body: WalkForwardBody): Promise<WalkForwardResult> {
  const started = await request<WalkForwardResult>("/walk-forwards", { method: "POST", body })
  queryClient.setQueryData(walkForward(started.id).queryKey, started)
  void queryClient.invalidateQueries({ queryKey: walkForwardKeys.list })
  return started
}

export const optimizationHistory = {
  queryKey: optimizationKeys.list,
  queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
    request<Page<OptimizationSummary>>(`/optimizations?limit=25${cursorOf(pageParam)}`, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }: Page<OptimizationSummary>) => nextCursor,
}

export const walkForwardHistory = {
  queryKey: walkForwardKeys.list,
  queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
    request<Page<WalkForwardSummary>>(`/walk-forwards?limit=25${cursorOf(pageParam)}`, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }: Page<WalkForwardSummary>) => nextCursor,
}
