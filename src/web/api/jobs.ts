import { queryOptions, type QueryClient } from "@tanstack/react-query"
import type { JobView, Page } from "../../contract/index.ts"
import { request } from "./http.ts"
import { queryClient } from "./query-client.ts"

const jobKeys = {
  active: ["jobs", "active"] as const,
  ended: ["jobs", "ended"] as const,
}

/** More than this many that have ended are history. */
const endedShown = 30

/** Jobs that run or wait, newest first. */
export const activeJobs = queryOptions({
  queryKey: jobKeys.active,
  queryFn: ({ signal }) => jobs("state=waiting,running&limit=200", signal),
})

/** Jobs that ended lately, newest first. */
export const endedJobs = queryOptions({
  queryKey: jobKeys.ended,
  queryFn: ({ signal }) => jobs(`state=succeeded,failed,cancelled&limit=${String(endedShown)}`, signal),
})

async function jobs(query: string, signal: AbortSignal): Promise<JobView[]> {
  return (await request<Page<JobView>>(`/jobs?${query}`, { signal })).data
}

/** Puts what is known of a job in the place of what was known before, in the lists that are shown. */
export function noteJob(client: QueryClient, job: JobView): void {
  const hasEnded = job.state !== "waiting" && job.state !== "running"
  const put = (list: JobView[] | undefined, belongs: boolean) => {
    if (list === undefined) return undefined
    const at = list.findIndex(({ id }) => id === job.id)
    if (at === -1) return belongs ? [job, ...list] : list
    return belongs ? list.with(at, job) : list.toSpliced(at, 1)
  }
  client.setQueryData<JobView[]>(jobKeys.active, (list) => put(list, !hasEnded))
  client.setQueryData<JobView[]>(jobKeys.ended, (list) => put(list, hasEnded)?.slice(0, endedShown))
}

export async function cancelJob(id: string): Promise<void> {
  noteJob(queryClient, await request<JobView>(`/jobs/${id}/cancel`, { method: "POST" }))
}

/** Runs a failed or cancelled job again. */
export async function retryJob(id: string): Promise<void> {
  noteJob(queryClient, await request<JobView>(`/jobs/${id}/retry`, { method: "POST" }))
}
