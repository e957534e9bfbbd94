import { describe, expect, it } from "vitest"
import { textFile } from "../../test/fixtures/option-omega-csv.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import type { ExchangeCalendar, ReadDailyLogFile, ReadFilesOptions } from "../operations/ports.ts"
import { readFiles } from "./read-files.ts"

function readDays(
  text: string,
  options: ReadFilesOptions = {},
  calendar?: ExchangeCalendar,
): ReadDailyLogFile {
  const [file] = readFiles([textFile(text, "days.csv")], options, calendar === undefined ? {} : { calendar })
  if (file.role !== "daily-log") throw new Error("expected a daily log")
  return file
}

const check = ({ report }: ReadDailyLogFile, id: string) => report.checks.find((found) => found.id === id)

const header = "Date,Net Liquidity,Current Funds,Withdrawn,Trading Funds,P/L,P/L %,Drawdown %"
const log = (...rows: string[]) => [header, ...rows, ""].join("\n")

// 100 × −1510 ÷ 100,756 = −1.4987 and 100 × (99,246 − 100,756) ÷ 100,756 = the same, as nothing lies between peak and row.
const plain = log(
  "2025-01-02,100756,100756,0,100756,756,0.76,0",
  "2025-01-03,99246,99246,0,99246,-1510,-1.5,-1.5",
  "2025-01-06,99346,99346,0,99346,100,0.1,-1.4",
)

describe("a daily log", () => {
  it("passes its three invariants", () => {
    const { report } = readDays(plain)
    expect(report.checks.map(({ id, passed }) => [id, passed])).toEqual([
      ["daily-log-chain", true],
      ["daily-log-percent", true],
      ["daily-log-drawdown", true],
      ["daily-log-calendar", null],
    ])
  })

  it("is turned ascending", () => {
    const rows = plain.trim().split("\n")
    const { days } = readDays([rows[0], rows[3], rows[2], rows[1]].join("\n"))
    expect([...days.day].map(isoDate)).toEqual(["2025-01-02", "2025-01-03", "2025-01-06"])
    expect([...days.line]).toEqual([4, 3, 2])
  })

  it("names the line that does not follow from the one before", () => {
    const file = readDays(plain.replace("99246,99246,0,99246,-1510", "99200,99200,0,99200,-1510"))
    expect(check(file, "daily-log-chain")?.violations).toMatchObject([
      { line: 3, expected: 99_246, found: 99_200 },
      { line: 4, expected: 99_300, found: 99_346 },
    ])
  })

  it("names a percentage and a drawdown that do not fit", () => {
    const file = readDays(plain.replace("-1.5,-1.5", "-1.4,-1.6"))
    expect(check(file, "daily-log-percent")?.violations).toMatchObject([{ line: 3, found: -1.4 }])
    expect(check(file, "daily-log-drawdown")?.violations).toMatchObject([{ line: 3, found: -1.6 }])
  })

  it("takes drawdowns written positive, and notes it", () => {
    const file = readDays(plain.replace("-1.5,-1.5", "-1.5,1.5").replace("0.1,-1.4", "0.1,1.4"))
    expect([...file.days.drawdownPercent]).toEqual([0, -1.5, -1.4])
    expect(file.report.notes).toHaveLength(1)
    expect(check(file, "daily-log-drawdown")?.passed).toBe(true)
  })

  it("reads withdrawals per day or as a running total, whichever chains, and says which", () => {
    const perDay = log(
      "2025-01-02,1000,,0,,0,,",
      "2025-01-03,910,,100,,10,,",
      "2025-01-06,860,,50,,0,,",
      "2025-01-07,870,,0,,10,,",
    )
    const running = log(
      "2025-01-02,1000,,0,,0,,",
      "2025-01-03,910,,100,,10,,",
      "2025-01-06,860,,150,,0,,",
      "2025-01-07,870,,150,,10,,",
    )
    const chain = (text: string) => check(readDays(text), "daily-log-chain")
    expect(chain(perDay)).toMatchObject({ passed: true, reason: "the column Withdrawn is read as per day" })
    expect(chain(running)).toMatchObject({
      passed: true,
      reason: "the column Withdrawn is read as cumulative",
    })
  })

  it("takes an equal row for a duplicate and rejects another row of the same date", () => {
    const { report } = readDays(
      `${plain}2025-01-06,99346,99346,0,99346,100,0.1,-1.4\n2025-01-06,1,1,0,1,1,1,1\n`,
    )
    expect(report.duplicates).toMatchObject([{ line: 5, repeatsLine: 4 }])
    expect(report.rejected).toMatchObject([{ line: 6, column: "Date", reason: "doubled-date" }])
  })

  it("lists missing and surplus dates against the exchange's sessions", () => {
    const sessions = Int32Array.from(
      ["2025-01-02", "2025-01-03", "2025-01-06", "2025-01-07"],
      (date) => Date.parse(date) / 86_400_000,
    )
    const calendar: ExchangeCalendar = {
      sessions: (_, from, to) => sessions.filter((day) => day >= from && day <= to),
    }
    const file = readDays(
      log("2025-01-02,1,,,,0,,", "2025-01-04,1,,,,0,,", "2025-01-06,1,,,,0,,", "2025-01-07,1,,,,0,,"),
      {},
      calendar,
    )
    expect(
      check(file, "daily-log-calendar")?.violations.map(({ line, expected, found }) => [
        line,
        expected,
        found,
      ]),
    ).toEqual([
      [2, "2025-01-03", null],
      [3, null, "2025-01-04"],
    ])
  })

  it("is read from a date and a portfolio value when it is offered as one; its P/L is the difference", () => {
    const text = "Date,Equity\n2025-01-02,100\n2025-01-03,90\n"
    expect(() => readDays(text)).toThrow("of no known format")
    const file = readDays(text, { roles: ["daily-log"] })
    expect([...file.days.pnl]).toEqual([0, -10])
    expect(file.report.checks.filter(({ passed }) => passed !== null)).toEqual([])
  })
})
