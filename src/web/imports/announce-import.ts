import { restoreImport, undoImport } from "../api/imports.ts"
import { showToast } from "../ui/toasts.tsx"

/** Says what an import did, with the way back. */
export function announceImport(importId: string, what: string): void {
  showToast(what, { action: { label: "Undo", run: () => undoWithRestore(importId) } })
}

/** Takes an import out of its portfolio and says so, with the way back. */
export async function undoWithRestore(importId: string): Promise<void> {
  await undoImport(importId)
  showToast("Import undone", { action: { label: "Restore", run: () => restoreWithUndo(importId) } })
}

/** Puts an undone import back and says so, with the way back. */
export async function restoreWithUndo(importId: string): Promise<void> {
  await restoreImport(importId)
  announceImport(importId, "Import restored")
}
