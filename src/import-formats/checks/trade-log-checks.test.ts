import { describe, expect, it } from "vitest"
import {
  optionOmegaCsv,
  optionOmegaHeader,
  textFile,
  twoTrades,
  type SampleRow,
} from "../../../test/fixtures/option-omega-csv.ts"
import type { ImportCheck } from "../../contract/index.ts"
import { readFiles } from "../read-files.ts"

function check(
  id: string,
  rows: readonly SampleRow[],
  header: readonly string[] = optionOmegaHeader,
  dailyLog?: string,
): ImportCheck {
  const files = [textFile(optionOmegaCsv(rows, { header }))]
  if (dailyLog !== undefined) files.push(textFile(dailyLog, "days.csv"))
  const found = readFiles(files, {})[0].report.checks.find((made) => made.id === id)
  if (found === undefined) throw new Error(`no check ${id}`)
  return found
}

const without = (...names: string[]) => optionOmegaHeader.filter((name) => !names.includes(name))

describe("profit-arithmetic", () => {
  it("passes to the cent and fails beyond it", () => {
    const cents = { "Opening Commissions + Fees": "1.50" }
    expect(check("profit-arithmetic", [{ ...cents, "P/L": "208.51" }]).passed).toBe(true)
    expect(check("profit-arithmetic", [{ ...cents, "P/L": "208.52" }]).passed).toBe(false)
  })

  it("takes a column of whole numbers as exact: half a dollar is a violation", () => {
    const fees = { "Opening Commissions + Fees": "1", "Closing Commissions + Fees": "0" }
    expect(check("profit-arithmetic", [{ ...fees, "P/L": "209.5" }]).violations).toMatchObject([
      { line: 2, expected: 209, found: 209.5 },
    ])
  })

  it("carries half a printed digit of the premium through the contracts", () => {
    // Half a tenth of a dollar × 50 contracts allows 2.5.
    const many = { Premium: "210.1", "No. of Contracts": "50", Legs: "" }
    expect(check("profit-arithmetic", [{ ...many, "P/L": "10506" }]).passed).toBe(true)
    expect(check("profit-arithmetic", [{ ...many, "P/L": "10507" }]).passed).toBe(false)
  })

  it("counts blank fees as 0 and says so", () => {
    expect(check("profit-arithmetic", [{ "Opening Commissions + Fees": "", "P/L": "210" }])).toMatchObject({
      passed: true,
      reason: "blank fees of 1 trades are counted as 0",
    })
  })

  it("cannot run without closing costs", () => {
    expect(check("profit-arithmetic", twoTrades, without("Avg. Closing Cost"))).toMatchObject({
      passed: null,
      reason: "the log has no closing cost",
    })
  })

  it("lists violations in order of their lines", () => {
    const rows = ["2025-03-12", "2025-03-11", "2025-03-10"].map((date) => ({
      "Date Opened": date,
      "Date Closed": date,
      "P/L": "1",
    }))
    expect(check("profit-arithmetic", rows).violations.map(({ line }) => line)).toEqual([2, 3, 4])
  })
})

describe("funds-chain", () => {
  const close = (date: string, time: string, pnl: number, funds: number): SampleRow => {
    return {
      "Date Opened": date,
      "Date Closed": date,
      "Time Closed": `${time}:00`,
      "P/L": String(pnl),
      "Funds at Close": String(funds),
    }
  }

  it("lets trades that close in one minute come in any order", () => {
    // 10,000 → 10,300 → 10,200 → 10,250, in the file neither way round.
    const rows = [
      close("2025-03-10", "16:00", -100, 10_200),
      close("2025-03-10", "16:00", 50, 10_250),
      close("2025-03-10", "16:00", 300, 10_300),
    ]
    expect(check("funds-chain", rows).passed).toBe(true)
  })

  it("does not let trades of different minutes change places", () => {
    const rows = [close("2025-03-10", "15:59", 50, 10_350), close("2025-03-10", "16:00", 300, 10_300)]
    expect(check("funds-chain", rows).passed).toBe(false)
  })

  it("names the day and its lines once, and goes on from the funds that the day ended with", () => {
    const rows = [
      close("2025-03-10", "16:00", 100, 10_100),
      close("2025-03-11", "15:00", 100, 10_700),
      close("2025-03-11", "16:00", 100, 10_800),
      close("2025-03-12", "16:00", 100, 10_900),
    ]
    expect(check("funds-chain", rows)).toMatchObject({
      violationCount: 1,
      violations: [
        {
          line: 3,
          expected: 10_300,
          found: 10_800,
          detail:
            "The closes of 2025-03-11 (lines 3, 4) have no order in which each adds its P/L to the funds from 10100.",
        },
      ],
    })
  })

  it("takes a whole day as unordered when one of its closes has no time", () => {
    const untimed = { ...close("2025-03-10", "10:00", 300, 10_300), "Time Closed": "" }
    expect(check("funds-chain", [untimed, close("2025-03-10", "16:00", 50, 10_350)]).passed).toBe(true)
  })
})

describe("initial-capital", () => {
  it("agrees with a daily log that begins with the same, and disagrees with another", () => {
    const days = (liquidity: number) => `Date,Net Liquidity,P/L\n2025-03-10,${liquidity},208.5\n`
    expect(check("initial-capital", twoTrades, optionOmegaHeader, days(10_208.5)).passed).toBe(true)
    expect(check("initial-capital", twoTrades, optionOmegaHeader, days(20_208.5)).violations).toMatchObject([
      { line: null, expected: 10_000, found: 20_000 },
    ])
  })

  it("is violated when the funds of the first minute fit no order", () => {
    const rows = [{}, { "P/L": "50", "Funds at Close": "7777", Strategy: "Other" }]
    expect(check("initial-capital", rows).violations).toMatchObject([
      { line: 3, expected: 10_000, found: 7727 },
    ])
  })
})

describe("pnl-basis", () => {
  const day = (date: string, pnl: string, funds: string) => ({
    "Date Opened": date,
    "Date Closed": date,
    "P/L": pnl,
    "Funds at Close": funds,
  })

  it("finds gross P/L by funds that move by P/L − fees", () => {
    const rows = [day("2025-03-10", "210", "10208.5"), day("2025-03-11", "210", "10417")]
    expect(check("pnl-basis", rows).violations).toMatchObject([{ line: 3, expected: 208.5, found: 210 }])
  })

  it("passes net P/L, and is undecided where funds follow neither", () => {
    expect(check("pnl-basis", twoTrades).passed).toBe(true)
    expect(
      check("pnl-basis", [day("2025-03-10", "5", "10000"), day("2025-03-11", "5", "20000")]).passed,
    ).toBeNull()
  })
})

describe("smaller checks", () => {
  it("finds a close before the open, by date and by time", () => {
    const rows = [
      { "Date Closed": "2025-03-09" },
      { "Time Closed": "09:34:00" },
      { "Time Closed": "09:35:00" },
      { "Time Closed": "" },
    ]
    expect(check("close-after-open", rows).violations.map(({ line }) => line)).toEqual([2, 3])
  })

  it("takes P/L % of a debit by the size of its premium", () => {
    const header = [...optionOmegaHeader, "P/L %"]
    const debit = { Premium: "-210", "Avg. Closing Cost": "-420", Legs: "" } as SampleRow
    const rows = [{ ...debit, "P/L": "208.5" }]
    const withPercent = (percent: string) =>
      optionOmegaCsv(rows, { header }).replace(/,\r\n$/, `,${percent}\r\n`)
    const passed = (percent: string) =>
      readFiles([textFile(withPercent(percent))], {})[0].report.checks.find(
        ({ id }) => id === "profit-percent",
      )?.passed
    // 100 × 208.5 ÷ 210 = 99.285714…
    expect(passed("99.28571428571429")).toBe(true)
    expect(passed("-99.29")).toBe(false)
  })

  it("finds excursions of the wrong sign", () => {
    const header = [...optionOmegaHeader, "Max Profit", "Max Loss"]
    const text = optionOmegaCsv([{}, { Strategy: "b" }], { header })
      .replace(",,\r\n", ",-1,-2\r\n")
      .replace(",,\r\n", ",1,2\r\n")
    const found = readFiles([textFile(text)], {})[0].report.checks.find(({ id }) => id === "excursion-sign")
    expect(found?.violations.map(({ line, found: value }) => [line, value])).toEqual([
      [2, -1],
      [3, 2],
    ])
  })

  it("finds a leg that is no multiple of the contracts", () => {
    expect(
      check("leg-quantity", [{ "No. of Contracts": "2", Legs: "3 Mar 10 5775 P STO 4.10" }]).violations,
    ).toMatchObject([{ line: 2, found: 3 }])
    expect(check("leg-quantity", [{ Legs: "SPX 4800P" }]).passed).toBeNull()
  })

  it("finds premiums that are prices per share, and losses that no margin can lose", () => {
    expect(check("unit-consistency", [{ Premium: "2.1", "P/L": "0.6" }]).violations).toMatchObject([
      { line: 2, expected: 210, found: 2.1 },
    ])
    expect(check("unit-consistency", [{ "P/L": "-50000" }]).violations).toMatchObject([
      { line: 2, found: -50_000 },
    ])
    expect(check("unit-consistency", twoTrades).passed).toBe(true)
  })
})

describe("daily-log-match", () => {
  const days = "Date,Net Liquidity,P/L\n2025-03-10,10208.5,208.5\n2025-03-11,10417,208.5\n"

  it("passes a pair that belongs together and names the date of one that does not", () => {
    expect(check("daily-log-match", twoTrades, optionOmegaHeader, days).passed).toBe(true)
    expect(
      check("daily-log-match", twoTrades, optionOmegaHeader, days.replace("10417", "10500")).violations,
    ).toMatchObject([{ line: 3, expected: 10_417, found: 10_500 }])
  })

  it("lists dates at whose end a trade was open apart, since only the daily log marks it", () => {
    const overnight = { "Date Opened": "2025-03-10", "Date Closed": "2025-03-11", "Funds at Close": "10417" }
    expect(
      check("daily-log-match", [overnight, {}], optionOmegaHeader, days.replace("10208.5", "9999")),
    ).toMatchObject({
      passed: true,
      reason: "not compared, because a trade was open overnight: 2025-03-10",
    })
  })

  it("cannot run without a daily log", () => {
    expect(check("daily-log-match", twoTrades)).toMatchObject({
      passed: null,
      reason: "no daily log was given",
    })
  })
})
