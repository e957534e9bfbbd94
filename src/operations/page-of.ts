export type PageOf<T> = {
  readonly data: readonly T[]
  /** Id after which the next page begins; null after the last. */
  readonly next: string | null
}

/** A page of a list that was read with one entry more than the page has. */
export function pageOf<T extends { readonly id: string }>(found: readonly T[], limit: number): PageOf<T> {
  const data = found.slice(0, limit)
  return { data, next: found.length > limit ? (data.at(-1)?.id ?? null) : null }
}
