import { queryOptions } from "@tanstack/react-query"
import type {
  CommitImportRequest,
  CommitImportResult,
  ImportList,
  ImportPreview,
  ImportStateResult,
  RetargetImportRequest,
} from "../../contract/index.ts"
import { request } from "./http.ts"
import { portfolioKeys } from "./portfolios.ts"
import { queryClient } from "./query-client.ts"

export const importKeys = {
  one: (id: string) => ["imports", id] as const,
  ofPortfolio: (portfolioId: string) => ["portfolios", portfolioId, "imports"] as const,
}

const path = (id: string) => `/imports/${encodeURIComponent(id)}`

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
  queryClient.removeQueries({ queryKey: importKeys.one(id) })
}

function refresh(id: string): Promise<unknown> {
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: importKeys.one(id) }),
    queryClient.invalidateQueries({ queryKey: portfolioKeys.all }),
  ])
}
