import type { QueryClient, QueryKey } from "@tanstack/react-query"
import type { PortfolioSummary, StreamEvent } from "../../contract/index.ts"
import { noteJob } from "../api/jobs.ts"
import { marketDataKeys } from "../api/market-data.ts"
import { portfolioKeys } from "../api/portfolios.ts"

/** Events that come together are one question, and a question has the time to be answered before it is asked anew. */
const gatherMs = 1_000

/**
 * Brings what is shown up to date with events of the server. A job's progress is in its event; of everything else an event says
 * only that it changed, and what is on the screen is asked for again, once for events that come together.
 */
export function eventApplier(client: QueryClient): (event: StreamEvent) => void {
  const due = new Map<string, QueryKey>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = () => {
    timer = undefined
    const keys = [...due.values()]
    due.clear()
    for (const queryKey of keys) void client.invalidateQueries({ queryKey })
  }
  const outdate = (key: QueryKey) => {
    due.set(JSON.stringify(key), key)
    timer ??= setTimeout(flush, gatherMs)
  }

  return (event) => {
    switch (event.type) {
      case "invalidation":
        if (!isKnown(client, event)) outdate(portfolioKeys.all)
        break
      case "progress":
        noteJob(client, event.job)
        break
      case "freshness":
        outdate(marketDataKeys.instruments)
        outdate(marketDataKeys.providers)
        outdate(marketDataKeys.accounting)
        break
      case "reset":
        outdate([])
        break
    }
  }
}

/** Whether a portfolio's revision is shown already: what this window changed itself, it has asked for again itself. */
function isKnown(
  client: QueryClient,
  { portfolioId, revision }: { portfolioId: string; revision: number | null },
): boolean {
  const known = client
    .getQueryData<PortfolioSummary[]>(portfolioKeys.all)
    ?.find(({ id }) => id === portfolioId)
  return (known?.revision ?? null) === revision
}
