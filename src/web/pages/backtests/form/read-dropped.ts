import { navigate } from "wouter/use-browser-location"
import type { PriceFile } from "../../../../contract/index.ts"
import { uploadPriceFile } from "../../../api/backtests.ts"
import { noteStaged } from "../../../api/imports.ts"
import { ProblemError } from "../../../api/problem-error.ts"
import { uploadFiles } from "../../../api/upload.ts"

/**
 * Reads files that were dropped in the lab, by their content: one file of prices is the answer; what the product imports, a trade log with
 * or without its daily log, leads to its preview, and the answer is null. Throws with a sentence that says why a file is neither.
 */
export async function readDropped(files: readonly File[]): Promise<PriceFile | null> {
  const [first] = files
  if (first === undefined) return null
  if (files.length > 1) {
    await openPreview(files)
    return null
  }
  try {
    return await uploadPriceFile(first)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    try {
      await openPreview(files)
    } catch (other) {
      // What it says of the file as prices says more than that it is no trade log either.
      throw isUnreadable(other) ? error : other
    }
    return null
  }
}

async function openPreview(files: readonly File[]): Promise<void> {
  const { signal } = new AbortController()
  const preview = await uploadFiles(files, { signal, onProgress: () => undefined })
  noteStaged(preview)
  navigate(`/import/${preview.import.id}`)
}

function isUnreadable(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 422
}
