import { navigate } from "wouter/use-browser-location"
import { noteStaged } from "../api/imports.ts"
import { uploadFiles } from "../api/upload.ts"
import { createStore } from "../ui/store.ts"

export type UploadState =
  | { phase: "idle" }
  | { phase: "sending"; names: readonly string[]; bytes: number; sent: number }
  | { phase: "failed"; names: readonly string[]; error: unknown; retry: () => void }

export const upload = createStore<UploadState>({ phase: "idle" })

let running: AbortController | null = null

/** Sends files to be read and opens their preview. One upload at a time: a new one replaces the one under way. */
export async function startUpload(files: readonly File[], portfolioId?: string): Promise<void> {
  if (files.length === 0) return
  running?.abort()
  const controller = new AbortController()
  running = controller
  const names = files.map((file) => file.name)
  const bytes = files.reduce((sum, file) => sum + file.size, 0)
  const fail = (error: unknown) =>
    upload.set({ phase: "failed", names, error, retry: () => void startUpload(files, portfolioId) })

  if (files.length > 2) {
    fail(
      new Error(
        `${files.length} files were dropped. One trade log and its daily log are read together; drop one or two files.`,
      ),
    )
    return
  }
  upload.set({ phase: "sending", names, bytes, sent: 0 })
  try {
    const preview = await uploadFiles(files, {
      ...(portfolioId !== undefined && { portfolioId }),
      signal: controller.signal,
      onProgress: (sent) => upload.set({ phase: "sending", names, bytes, sent }),
    })
    noteStaged(preview)
    upload.set({ phase: "idle" })
    navigate(`/import/${preview.import.id}`)
  } catch (error) {
    if (controller.signal.aborted) return
    fail(error)
  }
}

/** Stops an upload under way, or puts its failure away. */
export function endUpload(): void {
  running?.abort()
  running = null
  upload.set({ phase: "idle" })
}
