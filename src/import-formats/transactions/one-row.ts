import type { RowReading } from "./transaction-format.ts"
import type { TransactionDraft } from "./transaction-draft.ts"

/** A row as it was read, kept for someone to look at when its type is none that is known. */
export function oneRow(draft: TransactionDraft): RowReading {
  if (draft.type !== "UNKNOWN") return { drafts: [draft] }
  return { drafts: [draft], review: `“${draft.sourceType ?? ""}” is no type that is known` }
}
