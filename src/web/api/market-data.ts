import { queryOptions } from "@tanstack/react-query"
import type {
  Accounting,
  DemoFaults,
  DemoFaultState,
  InstrumentDetail,
  InstrumentPage,
  InstrumentPrices,
  InstrumentSummary,
  ProviderList,
  ProviderView,
  SearchResult,
} from "../../contract/index.ts"
import { takeEarlyAnswer } from "./early-answers.ts"
import { firstInstruments, providersPath } from "./first-asks.ts"
import { request } from "./http.ts"
import { queryClient } from "./query-client.ts"

export const marketDataKeys = {
  instruments: ["instruments"] as const,
  instrument: (id: string) => ["instruments", id] as const,
  providers: ["providers"] as const,
  faults: ["providers", "demo", "faults"] as const,
  accounting: ["accounting"] as const,
}

const pathOf = (id: string) => `/instruments/${encodeURIComponent(id)}`

/** Every instrument, and what could not be said of some. The pages are read to the end. */
export const instrumentList = queryOptions({
  queryKey: [...marketDataKeys.instruments, "list"],
  queryFn: async ({ signal }): Promise<Omit<InstrumentPage, "nextCursor">> => {
    const data: InstrumentSummary[] = []
    const problems: InstrumentPage["problems"] = []
    let cursor: string | null = null
    do {
      const after: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`
      const page: InstrumentPage = await request(firstInstruments + after, { signal })
      data.push(...page.data)
      problems.push(...page.problems)
      cursor = page.nextCursor
    } while (cursor !== null)
    return { data, problems }
  },
  initialData: () => {
    const page = takeEarlyAnswer(firstInstruments) as InstrumentPage | undefined
    return page?.nextCursor === null ? page : undefined
  },
})

export const instrumentDetail = (id: string) =>
  queryOptions({
    queryKey: [...marketDataKeys.instrument(id), "detail"],
    queryFn: ({ signal }) => request<InstrumentDetail>(pathOf(id), { signal }),
  })

/** Bars for a chart: with splits taken out, dividends left in. From a date on, or all. */
export const chartPrices = (id: string, from: string | null) =>
  queryOptions({
    queryKey: [...marketDataKeys.instrument(id), "prices", from],
    queryFn: ({ signal }) =>
      request<InstrumentPrices>(`${pathOf(id)}/prices?adjust=splits${from === null ? "" : `&from=${from}`}`, {
        signal,
      }),
  })

export const providerList = queryOptions({
  queryKey: [...marketDataKeys.providers, "list"],
  queryFn: async ({ signal }) => (await request<ProviderList>(providersPath, { signal })).data,
  initialData: () => (takeEarlyAnswer(providersPath) as ProviderList | undefined)?.data,
})

export const accounting = queryOptions({
  queryKey: marketDataKeys.accounting,
  queryFn: ({ signal }) => request<Accounting>("/market-data/accounting", { signal }),
})

/** What may be meant by a text; each provider's search costs a request, so it is asked once and kept. */
export const instrumentSearch = (text: string) =>
  queryOptions({
    queryKey: ["instrument-search", text],
    queryFn: ({ signal }) =>
      request<SearchResult>(`/instruments/search?q=${encodeURIComponent(text)}`, { signal }),
    staleTime: 10 * 60_000,
  })

export const demoFaults = queryOptions({
  queryKey: marketDataKeys.faults,
  queryFn: ({ signal }) => request<DemoFaultState>("/providers/demo/faults", { signal }),
})

/** Makes the demo's provider misbehave in these ways and no other. */
export async function setDemoFaults(faults: DemoFaults["faults"]): Promise<void> {
  const state = await request<DemoFaultState>("/providers/demo/faults", { method: "PUT", body: { faults } })
  queryClient.setQueryData(marketDataKeys.faults, state)
}

/** Lets the next probe of a provider that was given a pause go now. It still is one, and the only one. */
export async function tryProvider(id: string): Promise<ProviderView> {
  const provider = await request<ProviderView>(`/providers/${id}/probe`, { method: "POST" })
  refreshMarketData()
  return provider
}

export async function addInstrument(provider: string, symbol: string): Promise<InstrumentDetail> {
  const added = await request<InstrumentDetail>("/instruments", {
    method: "POST",
    body: { provider, symbol },
  })
  refreshMarketData()
  return added
}

/** Has an instrument's prices fetched by a job; answers its id. */
export async function refreshInstrument(id: string): Promise<string> {
  const accepted = await request<{ job: string }>(`${pathOf(id)}/refresh`, { method: "POST" })
  return accepted.job
}

/** Takes what a check held back or marked as it is. */
export async function acceptFlag(instrument: string, flag: number): Promise<void> {
  await request<unknown>(`${pathOf(instrument)}/flags/${String(flag)}/accept`, { method: "POST" })
  refreshMarketData()
}

/** Nobody waits for it: while a provider is slow, so are the answers about what has no price yet. */
function refreshMarketData(): void {
  void queryClient.invalidateQueries({ queryKey: marketDataKeys.instruments })
  void queryClient.invalidateQueries({ queryKey: marketDataKeys.providers })
}
