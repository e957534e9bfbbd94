import type { PortfolioSummary } from "../../../contract/index.ts"
import type { SortDirection } from "../../ui/sort-header.tsx"

export const sortKeys = [
  "name",
  "trades",
  "lastDate",
  "equity",
  "totalPnl",
  "totalReturn",
  "maxDrawdown",
  "lastDayPnl",
] as const

export type SortKey = (typeof sortKeys)[number]
export type PortfolioSort = { key: SortKey; direction: SortDirection }

export const defaultSort: PortfolioSort = { key: "name", direction: "ascending" }

/** Reads `?sort=-equity`: a key, with a minus for descending. Anything else is the default. */
export function parseSort(text: string | null): PortfolioSort {
  const descending = text?.startsWith("-") ?? false
  const key = sortKeys.find((known) => known === (descending ? text?.slice(1) : text))
  return key === undefined ? defaultSort : { key, direction: descending ? "descending" : "ascending" }
}

/** The address of a sort; null for the default, which needs none. */
export function formatSort({ key, direction }: PortfolioSort): string | null {
  if (key === defaultSort.key && direction === defaultSort.direction) return null
  return direction === "descending" ? `-${key}` : key
}

/** The sort after a press on a heading: turned round if it was sorted by that already; else names A to Z, figures largest first. */
export function nextSort(sort: PortfolioSort, key: SortKey): PortfolioSort {
  if (sort.key === key) return { key, direction: sort.direction === "ascending" ? "descending" : "ascending" }
  return { key, direction: key === "name" ? "ascending" : "descending" }
}

/** Sorted anew; what has no figure stands last either way, and equals keep the order of their names. */
export function sortPortfolios(
  portfolios: readonly PortfolioSummary[],
  { key, direction }: PortfolioSort,
): PortfolioSummary[] {
  const sign = direction === "ascending" ? 1 : -1
  const byName = (a: PortfolioSummary, b: PortfolioSummary) =>
    a.name.localeCompare(b.name, undefined, { numeric: true })
  return portfolios.toSorted((a, b) => {
    if (key === "name") return sign * byName(a, b)
    const [x, y] = [a[key], b[key]]
    if (x === y) return byName(a, b)
    if (x === null) return 1
    if (y === null) return -1
    return sign * (x < y ? -1 : 1)
  })
}
