import { queryOptions } from "@tanstack/react-query"
import type {
  CommitImportRequest,
  CommitImportResult,
  ImportList,
  ImportPreview,
  ImportStateResult,
  RetargetImportRequest,
} from "../../contract/index.ts"
import { stagedPath } from "./first-asks.ts"
import { takeEarlyAnswer } from "./early-answers.ts"
import { request } from "./http.ts"
import { portfolioKeys } from "./portfolios.ts"
import { queryClient } from "./query-client.ts"

export const importKeys = {
  staged: ["imports", "staged"] as const,
  one: (id: string) => ["imports", id] as const,
  ofPortfolio: (portfolioId: string) => ["portfolios", portfolioId, "imports"] as const,
}

const path = (id: string) => `/imports/${encodeURIComponent(id)}`

/** Imports that were read and are neither committed nor dropped, newest first. */
export const stagedImports = queryOptions({
  queryKey: importKeys.staged,
  queryFn: async ({ signal }) => (await request<ImportList>(stagedPath, { signal })).data,
  initialData: () => (takeEarlyAnswer(stagedPath) as ImportList | undefined)?.data,
})

/** What an import would do, or did. */
export const importPreview = (id: string) =>
  queryOptions({
    queryKey: importKeys.one(id),
    queryFn: ({ signal }) => request<ImportPreview>(path(id), { signal }),
  })

export const importHistory = (portfolioId: string) =>
  queryOptions({
    queryKey: importKeys.ofPortfolio(portfolioId),
    queryFn: async ({ signal }) => {
      const list = await request<ImportList>(`/portfolios/${encodeURIComponent(portfolioId)}/imports`, {
        signal,
      })
      return list.data
    },
  })

/** Points a staged import at another portfolio, or at a new one; answers the preview for it. */
export async function retargetImport(id: string, target: RetargetImportRequest): Promise<ImportPreview> {
  const preview = await request<ImportPreview>(path(id), { method: "PATCH", body: target })
  queryClient.setQueryData(importKeys.one(id), preview)
  return preview
}

export async function commitImport(id: string, commit: CommitImportRequest): Promise<CommitImportResult> {
  // An answer may be lost on its way; asked again under the same key, the server tells what it did.
  const result = await request<CommitImportResult>(`${path(id)}/commit`, {
    method: "POST",
    body: commit,
    idempotencyKey: id,
  })
  await refresh(id)
  return result
}

/** Takes a committed import out of its portfolio. */
export async function undoImport(id: string): Promise<ImportStateResult> {
  const result = await request<ImportStateResult>(`${path(id)}/undo`, { method: "POST" })
  await refresh(id)
  return result
}

/** Puts an undone import back. */
export async function restoreImport(id: string): Promise<ImportStateResult> {
  const result = await request<ImportStateResult>(`${path(id)}/restore`, { method: "POST" })
  await refresh(id)
  return result
}

/** Drops a staged import. */
export async function discardImport(id: string): Promise<void> {
  await request<void>(path(id), { method: "DELETE" })
  leave(id)
}

/** Takes the trade log of a staged import alone: answers the preview of the import that is now in its place. */
export async function leaveOutDailyLog(id: string): Promise<ImportPreview> {
  const preview = await request<ImportPreview>(`${path(id)}/without-daily-log`, { method: "POST" })
  leave(id)
  noteStaged(preview)
  return preview
}

/** Takes up the preview of an import that was just staged. */
export function noteStaged(preview: ImportPreview): void {
  queryClient.setQueryData(importKeys.one(preview.import.id), preview)
  void queryClient.invalidateQueries({ queryKey: importKeys.staged })
}

function leave(id: string): void {
  queryClient.removeQueries({ queryKey: importKeys.one(id) })
  void queryClient.invalidateQueries({ queryKey: importKeys.staged })
}

function refresh(id: string): Promise<unknown> {
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: importKeys.one(id) }),
    queryClient.invalidateQueries({ queryKey: importKeys.staged }),
    queryClient.invalidateQueries({ queryKey: portfolioKeys.all }),
  ])
}
