import { describe, expect, it } from "vitest"
import { isoDate } from "../engine/money/iso-date.ts"
import { dateEvidence, parseDate, timePart, type DateOrder } from "./parse-date.ts"

const read = (text: string, order: DateOrder | null = null) => {
  const day = parseDate(text, order)
  return day === null ? null : isoDate(day)
}

describe("parseDate", () => {
  it.each([
    "2025-03-10",
    "2025/03/10",
    "2025.03.10",
    "20250310",
    "10-03-2025",
    "10.03.2025",
    "10-Mar-2025",
    "10-MÄR-2025",
    "10 mars 2025",
    "10-mrt-2025",
    "10 marzo 2025",
    "10-março-2025",
    "2025-03-10T23:59:00-11:00",
    "2025-03-10 09:30",
  ])("reads %s as 2025-03-10", (text) => {
    expect(read(text)).toBe("2025-03-10")
  })

  it("reads a/b/YYYY only in the order that the column has", () => {
    expect(read("3/10/2025", "m/d")).toBe("2025-03-10")
    expect(read("10/3/2025", "d/m")).toBe("2025-03-10")
    expect(read("10/3/2025")).toBeNull()
  })

  it("takes of two dates the one as of which the row counts", () => {
    expect(read("04/17/2023 as of 04/15/2023", "m/d")).toBe("2023-04-15")
  })

  it.each([
    "010.09.2024",
    "2025-02-29",
    "2025-13-01",
    "2025-00-10",
    "10.03.25",
    "1899-12-31",
    "2101-01-01",
    "2025-3-10x",
  ])("does not take %s for a date", (text) => {
    expect(read(text, "d/m")).toBeNull()
  })

  it("knows leap days by the Gregorian rule", () => {
    expect(read("2000-02-29")).toBe("2000-02-29")
    expect(read("1900-02-29")).toBeNull()
  })
})

describe("dateEvidence", () => {
  it("tells the order by a part over 12", () => {
    expect(["13/1/2025", "1/13/2025", "1/2/2025", "2025-01-02"].map(dateEvidence)).toEqual([
      "d/m",
      "m/d",
      "undecided",
      "none",
    ])
  })
})

describe("timePart", () => {
  it("is what follows the date of an instant", () => {
    expect(timePart("2025-10-08T10:23:59.10540")).toBe("10:23:59.10540")
    expect(timePart("2025-10-08")).toBeNull()
  })
})
