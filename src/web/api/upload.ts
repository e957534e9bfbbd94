import type { ImportMode, ImportPreview } from "../../contract/index.ts"
import { noteReachable } from "./connection.ts"
import { failureOf } from "./http.ts"
import { ServerUnreachable } from "./problem-error.ts"

type UploadOptions = {
  /** The portfolio the files should go into; a new one without it. */
  portfolioId?: string
  mode?: ImportMode
  signal: AbortSignal
  /** Fraction of the bytes that have left. */
  onProgress: (sent: number) => void
}

/**
 * Sends one or two files to be read and checked; nothing is imported yet. Rejects with ProblemError, ServerUnreachable, or an
 * `AbortError` when it was cancelled. XMLHttpRequest because fetch does not tell how much of a body has left.
 */
export function uploadFiles(files: readonly File[], options: UploadOptions): Promise<ImportPreview> {
  const form = new FormData()
  for (const file of files) form.append("file", file, file.name)
  const query = new URLSearchParams()
  if (options.portfolioId) query.set("portfolioId", options.portfolioId)
  if (options.mode) query.set("mode", options.mode)
  const search = query.size > 0 ? `?${query.toString()}` : ""

  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    xhr.open("POST", `/api/v1/imports${search}`)
    xhr.setRequestHeader("accept", "application/json")
    xhr.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) options.onProgress(event.loaded / event.total)
    })
    xhr.addEventListener("load", () => {
      if (xhr.status >= 200 && xhr.status < 300) {
        noteReachable(true)
        resolve(JSON.parse(xhr.responseText) as ImportPreview)
      } else reject(failureOf(xhr.status, xhr.responseText))
    })
    xhr.addEventListener("error", () => {
      noteReachable(false)
      reject(new ServerUnreachable())
    })
    xhr.addEventListener("abort", () => reject(new DOMException("cancelled", "AbortError")))
    options.signal.addEventListener("abort", () => xhr.abort())
    xhr.send(form)
  })
}
