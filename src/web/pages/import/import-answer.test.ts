import { describe, expect, it } from "vitest"
import type { ImportedFile, ImportPreview } from "../../../contract/index.ts"
import { bringsSomething, importAnswer, importVerb } from "./import-answer.ts"

const file = (role: ImportedFile["role"], accepted: number) =>
  ({ role, report: { accepted } }) as ImportedFile

function preview(files: ImportedFile[], change: Partial<ImportPreview> = {}): ImportPreview {
  return {
    import: { files } as ImportPreview["import"],
    newTrades: 0,
    supersededTrades: 0,
    repeatedTrades: 0,
    summary: {
      firstDate: "2022-05-02",
      lastDate: "2025-10-13",
      strategies: [
        { name: "A", trades: 1 },
        { name: "B", trades: 1 },
      ],
      totalPnl: 1_120_874.88,
      initialCapital: 100_000,
    },
    ...change,
  } as ImportPreview
}

describe("importAnswer", () => {
  it("says how many trades of how many strategies over which time", () => {
    expect(importAnswer(preview([file("trade-log", 4495)]))).toBe(
      "4\u202f495\u00a0trades of 2\u00a0strategies from 2\u00a0May\u00a02022 to 13\u00a0Oct\u00a02025: +$1\u202f120\u202f875 in all.",
    )
  })

  it("names the daily log beside it, or alone", () => {
    expect(importAnswer(preview([file("trade-log", 2), file("daily-log", 192)]))).toContain(
      ", with a daily log of 192\u00a0days: ",
    )
    expect(importAnswer(preview([file("daily-log", 1)]))).toBe("A daily log of 1\u00a0day.")
  })
})

describe("importVerb", () => {
  it("counts what is new and what is closed now", () => {
    const files = [file("trade-log", 4495)]
    expect(importVerb(preview(files, { newTrades: 4490, supersededTrades: 5 }))).toBe(
      "Import 4\u202f495\u00a0trades",
    )
    expect(importVerb(preview(files, { newTrades: 1 }))).toBe("Import 1\u00a0trade")
  })

  it("counts days when only a daily log is new", () => {
    expect(importVerb(preview([file("daily-log", 192)]))).toBe("Import 192\u00a0days")
  })

  it("says when there is nothing new", () => {
    const repeated = preview([file("trade-log", 4495)], { repeatedTrades: 4495 })
    expect(importVerb(repeated)).toBe("Nothing new to import")
    expect(bringsSomething(repeated)).toBe(false)
    expect(bringsSomething(preview([file("daily-log", 192)]))).toBe(true)
  })
})
