import { describe, expect, it } from "vitest"
import { barTime } from "../engine/backtest/bars.ts"
import { UnreadableFile } from "../operations/unreadable-file.ts"
import { readBars } from "./read-bars.ts"

const read = (...lines: readonly string[]) =>
  readBars({ name: "prices.csv", bytes: new TextEncoder().encode(lines.join("\n")) })

function refusalOf(...lines: readonly string[]): string {
  try {
    read(...lines)
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message
    throw error
  }
  return "read"
}

describe("a price file", () => {
  it("of daily bars has no times", () => {
    const { bars, warnings, rows } = read(
      "Date,Open,High,Low,Close,Volume",
      "2024-01-02,10,12,9,11,500",
      "2024-01-03,11,13,10,12,600",
    )
    expect(bars.minutes).toBeNull()
    expect([0, 1].map((bar) => barTime(bars, bar))).toEqual(["2024-01-02", "2024-01-03"])
    expect([bars.open, bars.high, bars.low, bars.close, bars.volume].map((column) => [...column])).toEqual([
      [10, 11],
      [12, 13],
      [9, 10],
      [11, 12],
      [500, 600],
    ])
    expect(warnings).toEqual([])
    expect(rows).toBe(2)
  })

  it("of hourly bars keeps the times as printed", () => {
    const { bars } = read(
      "Date,Close",
      "2024-01-02 09:00:00,10",
      "2024-01-02 10:30:00,11",
      "2024-01-03 09:00:00,12",
    )
    expect([0, 1, 2].map((bar) => barTime(bars, bar))).toEqual([
      "2024-01-02 09:00",
      "2024-01-02 10:30",
      "2024-01-03 09:00",
    ])
  })

  it("may have its times in a column of their own, in brackets and without colons", () => {
    const { bars } = read(
      "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>",
      "X,60,20240102,093000,10,12,9,11,5,0",
      "X,60,20240102,103000,11,12,9,10,5,0",
    )
    expect(barTime(bars, 1)).toBe("2024-01-02 10:30")
    expect([...bars.close]).toEqual([11, 10])
  })

  it("that runs backwards is turned round", () => {
    const { bars } = read("date,close", "2024-01-03,3", "2024-01-02,2", "2024-01-01,1")
    expect([...bars.close]).toEqual([1, 2, 3])
  })

  it("with a close alone says that the close stands for the rest", () => {
    const { bars, warnings } = read("Date;Schlusskurs", "2024-01-02;10,5", "2024-01-03;11,25")
    expect([...bars.open]).toEqual([10.5, 11.25])
    expect(bars.volume[0]).toBeNaN()
    expect(warnings.map(({ id, count }) => [id, count])).toEqual([["close-only", 3]])
  })

  it("takes the plain close where an adjusted one stands beside it", () => {
    const { bars } = read(
      "Date,Open,High,Low,Close,Adj Close,Volume",
      "2024-01-02,10,12,9,11,5.5,1",
      "2024-01-03,10,12,9,11,5.5,1",
    )
    expect(bars.close[0]).toBe(11)
  })
})

describe("rows that cannot be traded on", () => {
  it("are left out and warned of with their first line", () => {
    const { bars, warnings } = read(
      "date,open,high,low,close,volume",
      "2024-01-02,10,12,9,11,1",
      "2024-01-03,null,null,null,null,null",
      "2024-01-04,0,0,0,0,0",
      "2024-01-05,11,12,9,10,1",
      "2024-01-05,11,12,9,10,1",
    )
    expect([...bars.close]).toEqual([11, 10])
    expect(warnings.map(({ id, count, detail }) => [id, count, /line \d+/.exec(detail)?.[0]])).toEqual([
      ["blank-rows", 1, "line 3"],
      ["zero-prices", 1, "line 4"],
      ["duplicates", 1, "line 6"],
    ])
  })
})

describe("a volume that is none", () => {
  it("counts as unknown and is warned of, whether it is no number or below 0", () => {
    const { bars, warnings } = read(
      "date,close,volume",
      "2024-01-02,1,100",
      "2024-01-03,1,many",
      "2024-01-04,1,-5",
      "2024-01-05,1,0",
    )
    expect([...bars.volume]).toEqual([100, NaN, NaN, 0])
    expect(warnings.filter(({ id }) => id === "unread-volume")).toEqual([
      {
        id: "unread-volume",
        count: 2,
        detail: "volumes that are no number of 0 or more count as unknown; the first is line 3",
      },
    ])
  })
})

describe("rows with and without a time", () => {
  it("are warned of, since midnight is no more than a guess", () => {
    const { bars, warnings } = read("date,close", "2024-01-02 10:00,1", "2024-01-03,2", "2024-01-03 10:00,3")
    expect([...(bars.minutes ?? [])]).toEqual([600, 0, 600])
    expect(warnings.filter(({ id }) => id === "mixed-times")).toEqual([
      {
        id: "mixed-times",
        count: 1,
        detail:
          "rows without a time stand among rows that have one, and count as midnight; the first is line 3",
      },
    ])
  })
})

describe("odd prices", () => {
  it("are warned of: a long pause, a jump, a high that is not the highest", () => {
    const { warnings } = read(
      "date,open,high,low,close",
      "2024-01-02,10,12,9,11",
      "2024-01-03,10,10.5,9,11",
      "2024-01-04,10,12,9,11",
      "2024-01-22,10,32,9,30",
    )
    expect(warnings).toEqual([
      { id: "gaps", count: 1, detail: "prices pause for over 7 days; the first time before 2024-01-22" },
      { id: "price-jump", count: 1, detail: "closes move by over 40 % in one bar; the first is 2024-01-22" },
      {
        id: "ohlc-order",
        count: 1,
        detail: "bars whose open or close is outside high and low; the first is 2024-01-03",
      },
    ])
  })

  it("are none where months are of different lengths", () => {
    expect(
      read("date,close,open,high,low", "2024-01-31,1,1,1,1", "2024-02-29,1,1,1,1", "2024-03-31,1,1,1,1")
        .warnings,
    ).toEqual([])
  })
})

describe("a file that cannot be read", () => {
  it("is refused with line and column", () => {
    expect(refusalOf("date,close", "2024-01-02,10", "2024-01-03,ten")).toMatch(
      /^prices\.csv, line 3, column “close”: “ten” cannot be read/,
    )
    expect(refusalOf("date,close", "2024-01-02,10", "soon,11")).toMatch(/^prices\.csv, line 3, column “date”/)
  })

  it("is refused when two rows of one time differ", () => {
    expect(refusalOf("date,close", "2024-01-02,10", "2024-01-02,11")).toBe(
      "prices.csv, line 3, column “date”: line 2 is of the same day and has other prices; expected one row a day",
    )
    // New York put its clocks back at 02:00 on that day.
    expect(refusalOf("date,close", "2024-11-03T01:30:00-04:00,10", "2024-11-03T01:30:00-05:00,11")).toBe(
      "prices.csv, line 3, column “date”: line 2 is of the same minute and has other prices; " +
        "expected one row a minute, and one alone of an hour that the clocks repeat",
    )
  })

  it("is refused when two columns have one name", () => {
    expect(refusalOf("date,close,Close", "2024-01-02,10,11")).toBe(
      "prices.csv, line 1, column “close”: two columns have this name; expected each name once",
    )
  })

  it.each(["1e300", "1e-300", "1.7e308"])("is refused with a price that is none: %s", (price) => {
    expect(refusalOf("date,open,close", `2024-01-02,${price},1`)).toBe(
      `prices.csv, line 2, column “open”: “${price}” cannot be read (out-of-range); expected a price from 1e-15 to 1e15`,
    )
  })

  it("is refused without a date and a close, without rows, and without a price", () => {
    expect(refusalOf("a,b", "1,2")).toContain("expected a header such as date,open,high,low,close,volume")
    expect(refusalOf("")).toContain("the file is empty")
    expect(refusalOf("date,close")).toContain("no rows")
    expect(refusalOf("date,close", "2024-01-02,0")).toContain("no row has a price above zero")
  })
})
