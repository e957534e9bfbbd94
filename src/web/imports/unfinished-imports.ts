import { createStore } from "../ui/store.ts"

/** An import that was read and neither committed nor discarded, as this browser remembers it. */
export type UnfinishedImport = { id: string; name: string; at: string }

const key = "foliant.unfinishedImports"
const kept = 20

/** Reads what was stored; entries that are not ours are left out. */
export function parseUnfinished(text: string | null): UnfinishedImport[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]")
    return Array.isArray(value) ? value.filter(isUnfinishedImport).slice(0, kept) : []
  } catch {
    return []
  }
}

function isUnfinishedImport(value: unknown): value is UnfinishedImport {
  if (typeof value !== "object" || value === null) return false
  const { id, name, at } = value as Record<string, unknown>
  return typeof id === "string" && typeof name === "string" && typeof at === "string"
}

export const unfinishedImports = createStore<readonly UnfinishedImport[]>(read())

export function rememberUnfinished(entry: UnfinishedImport): void {
  write([entry, ...unfinishedImports.get().filter(({ id }) => id !== entry.id)])
}

export function forgetUnfinished(id: string): void {
  write(unfinishedImports.get().filter((entry) => entry.id !== id))
}

function read(): UnfinishedImport[] {
  try {
    return parseUnfinished(localStorage.getItem(key))
  } catch {
    return []
  }
}

function write(entries: readonly UnfinishedImport[]): void {
  unfinishedImports.set(entries.slice(0, kept))
  try {
    localStorage.setItem(key, JSON.stringify(unfinishedImports.get()))
  } catch {
    // Without storage they are remembered as long as the window.
  }
}
