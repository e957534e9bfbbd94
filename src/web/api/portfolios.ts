import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import type {
  DemoResult,
  Page,
  Portfolio,
  PortfolioSummary,
  RemovedPortfolioList,
  UpdatePortfolioRequest,
} from "../../contract/index.ts"
import { firstPortfolios } from "./first-asks.ts"
import { takeEarlyAnswer } from "./early-answers.ts"
import { request } from "./http.ts"

export const portfolioKeys = {
  all: ["portfolios"] as const,
  one: (id: string) => ["portfolios", id] as const,
  removed: ["portfolios", "removed"] as const,
}

/** Every portfolio with what the overview shows of it: one's own by name, then what is made up. The pages are read to the end. */
export const portfolioList = queryOptions({
  queryKey: portfolioKeys.all,
  queryFn: async ({ signal }) => {
    const found: PortfolioSummary[] = []
    let cursor: string | null = null
    do {
      const after: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`
      const page: Page<PortfolioSummary> = await request(firstPortfolios + after, { signal })
      found.push(...page.data)
      cursor = page.nextCursor
    } while (cursor !== null)
    return ownFirst(found)
  },
  initialData: () => {
    const page = takeEarlyAnswer(firstPortfolios) as Page<PortfolioSummary> | undefined
    return page?.nextCursor === null ? ownFirst(page.data) : undefined
  },
})

function ownFirst(portfolios: PortfolioSummary[]): PortfolioSummary[] {
  return portfolios.sort((a, b) => Number(a.synthetic) - Number(b.synthetic))
}

export const portfolioSummary = (id: string) => {
  const path = `/portfolios/${encodeURIComponent(id)}`
  return queryOptions({
    queryKey: portfolioKeys.one(id),
    queryFn: ({ signal }) => request<PortfolioSummary>(path, { signal }),
    initialData: () => takeEarlyAnswer(path) as PortfolioSummary | undefined,
  })
}

/** Deleted portfolios that can be restored, the one that went last first. */
export const removedPortfolios = queryOptions({
  queryKey: portfolioKeys.removed,
  queryFn: async ({ signal }) =>
    (await request<RemovedPortfolioList>("/removed-portfolios", { signal })).data,
})

/** Changes of a portfolio; each one brings everything that shows portfolios up to date. */
export function usePortfolioChanges() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: portfolioKeys.all })
  const update = useMutation({
    mutationFn: ({ id, change }: { id: string; change: UpdatePortfolioRequest }) =>
      request<Portfolio>(`/portfolios/${encodeURIComponent(id)}`, { method: "PATCH", body: change }),
    onSuccess,
  })
  const remove = useMutation({
    mutationFn: (id: string) => request<void>(`/portfolios/${encodeURIComponent(id)}`, { method: "DELETE" }),
    onSuccess,
  })
  const restore = useMutation({
    mutationFn: (id: string) =>
      request<void>(`/portfolios/${encodeURIComponent(id)}/restore`, { method: "POST" }),
    onSuccess,
  })
  const openDemo = useMutation({
    mutationFn: () => request<DemoResult>("/demo", { method: "POST" }),
    onSuccess,
  })
  return { update, remove, restore, openDemo }
}
