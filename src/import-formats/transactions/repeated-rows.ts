import type { CompleteDraft } from "./complete-draft.ts"

export type RowFate =
  | { readonly kind: "new" }
  /** Equal to the row of a line; `byId` when the source's id says so. */
  | { readonly kind: "repeat"; readonly line: number; readonly byId: boolean }
  /** Another row has this id. */
  | { readonly kind: "conflict"; readonly line: number }

/** Rows of a file by what they say, to find those that repeat an earlier one. */
export class RepeatedRows {
  readonly #lineOfContent = new Map<string, number>()
  readonly #ofId = new Map<string, { readonly content: string; readonly line: number }>()

  /** What a row is to those before it; a new one is remembered. */
  find(drafts: readonly CompleteDraft[], line: number): RowFate {
    const content = JSON.stringify(drafts.map(fingerprint))
    const id = drafts.at(0)?.id ?? ""
    if (id !== "") {
      const known = this.#ofId.get(id)
      if (known === undefined) this.#ofId.set(id, { content, line })
      else if (known.content === content) return { kind: "repeat", line: known.line, byId: true }
      else return { kind: "conflict", line: known.line }
      return { kind: "new" }
    }
    const earlier = this.#lineOfContent.get(content)
    if (earlier !== undefined) return { kind: "repeat", line: earlier, byId: false }
    this.#lineOfContent.set(content, line)
    return { kind: "new" }
  }
}

/** What tells one row from another; notes do not. */
function fingerprint(draft: CompleteDraft): readonly unknown[] {
  const { account, day, time, sourceType, instrument, quantity, price, amount, currency } = draft
  return [account, day, time, sourceType, instrument, quantity, price, amount, currency]
}
