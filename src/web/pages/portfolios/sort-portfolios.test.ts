import { describe, expect, it } from "vitest"
import type { PortfolioSummary } from "../../../contract/index.ts"
import { defaultSort, formatSort, nextSort, parseSort, sortKeys, sortPortfolios } from "./sort-portfolios.ts"

const named = (name: string, equity: number | null) => ({ name, equity }) as PortfolioSummary
const names = (rows: readonly PortfolioSummary[]) => rows.map(({ name }) => name)

describe("sortPortfolios", () => {
  const rows = [named("Log 10", 5), named("Log 2", null), named("Alpha", 9), named("Beta", 5)]

  it("sorts names as a reader would, numbers by their size", () => {
    expect(names(sortPortfolios(rows, defaultSort))).toEqual(["Alpha", "Beta", "Log 2", "Log 10"])
  })

  it("puts what has no figure last in both directions", () => {
    expect(names(sortPortfolios(rows, { key: "equity", direction: "ascending" }))).toEqual([
      "Beta",
      "Log 10",
      "Alpha",
      "Log 2",
    ])
    expect(names(sortPortfolios(rows, { key: "equity", direction: "descending" }))).toEqual([
      "Alpha",
      "Beta",
      "Log 10",
      "Log 2",
    ])
  })

  it("leaves what it was given alone", () => {
    sortPortfolios(rows, defaultSort)
    expect(names(rows)).toEqual(["Log 10", "Log 2", "Alpha", "Beta"])
  })
})

describe("the sort in the address", () => {
  it.each(
    sortKeys.flatMap((key) => [
      { key, direction: "ascending" as const },
      { key, direction: "descending" as const },
    ]),
  )("returns as it was written: %j", (sort) => {
    expect(parseSort(formatSort(sort))).toEqual(sort)
  })

  it.each([null, "", "-", "size", "--name", "__proto__"])("takes %j as the default", (text) => {
    expect(parseSort(text)).toEqual(defaultSort)
  })
})

describe("nextSort", () => {
  it("turns the direction of the sorted column, and starts another with its most telling end", () => {
    expect(nextSort(defaultSort, "name")).toEqual({ key: "name", direction: "descending" })
    expect(nextSort(defaultSort, "equity")).toEqual({ key: "equity", direction: "descending" })
    expect(nextSort({ key: "equity", direction: "descending" }, "name")).toEqual(defaultSort)
  })
})
