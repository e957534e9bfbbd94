import type { JobView } from "../../contract/index.ts"

const kinds: Readonly<Record<string, string>> = {
  "clean-up-imports": "Clear away unfinished imports",
  "run-search": "Search parameters",
  "clean-up-jobs": "Clear away old jobs",
  "refresh-quotes": "Fetch last prices",
  "confirm-prices": "Confirm daily bars",
  "refresh-prices": "Refresh prices",
  "warm-prices": "Warm the cache",
  "fold-prices": "Pack old bars",
  "plan-refreshes": "Plan the next refreshes",
  "count-looks": "Count what is looked at",
}

/** What a job does, as a heading. A kind that is newer than this page shows its own name. */
export function jobName(kind: string): string {
  const words = kind.replaceAll("-", " ")
  return kinds[kind] ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** How far a job is: what it says itself, or else its share. */
export function progressText({ progress, progressText, cancelRequested }: JobView): string {
  if (cancelRequested) return "Stopping"
  const share = `${String(Math.floor(progress * 100))}\u202f%`
  return progressText === null ? share : `${share}, ${progressText}`
}
