import type { LabForm } from "../form/lab-form.ts"

export type HistoryKind = "runs" | "portfolios" | "searches" | "walks"

const kinds: readonly HistoryKind[] = ["runs", "portfolios", "searches", "walks"]

/** Which history the address asks for; null where it asks for none. */
export function historyKindOf(form: LabForm): HistoryKind | null {
  return kinds.find((kind) => kind === form["history"]) ?? null
}
