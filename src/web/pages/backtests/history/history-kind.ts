import type { LabForm } from "../form/lab-form.ts"

export type HistoryKind = "runs" | "searches" | "walks"

/** Which history the address asks for. */
export function historyKindOf(form: LabForm): HistoryKind {
  const kind = form["history"]
  return kind === "searches" || kind === "walks" ? kind : "runs"
}
