import { describe, expect, it } from "vitest"
import { textFile } from "../../../test/fixtures/option-omega-csv.ts"
import { epochDayOf, isoDate } from "../../engine/money/iso-date.ts"
import { readLedger } from "./read-ledger.ts"

const header =
  "date,time,type,symbol,isin,name,quantity,price,amount,currency,fee,tax,net,net_currency,fx_rate,ratio,multiplier,account,counter_account,id,group,subtype,note"
const columns = header.split(",")

/** A row of which only some columns are filled. */
const line = (cells: Readonly<Record<string, string>>) => columns.map((name) => cells[name] ?? "").join(",")

const read = (...rows: readonly Readonly<Record<string, string>>[]) =>
  readLedger(textFile([header, ...rows.map(line), ""].join("\n")), { today: epochDayOf(2024, 12, 31) })

const trade = { date: "2024-01-02", type: "BUY", symbol: "A", currency: "USD" }
const check = ({ report }: ReturnType<typeof read>, id: string) =>
  report.checks.find((each) => each.id === id)

describe("our own list of transactions", () => {
  it("is read with every digit and nothing lost", () => {
    const { transactions, report } = read({
      date: "2024-01-02",
      time: "10:30:15",
      type: "sell",
      symbol: "BRK.B",
      isin: "us0846707026",
      name: "Berkshire",
      quantity: "0.1234567890123456789012345678",
      price: "400",
      currency: "USD",
      fee: "1.50",
      tax: "0",
      account: "x",
      counter_account: "y",
      id: "7",
      group: "g",
      subtype: "s",
      note: "n",
    })
    expect(report).toMatchObject({ format: "foliant", accepted: 1 })
    expect(transactions[0]).toMatchObject({
      time: 10 * 3600 + 30 * 60 + 15,
      type: "SELL",
      sourceType: "sell",
      instrument: { symbol: "BRK.B", isin: "US0846707026", name: "Berkshire" },
      quantity: "0.1234567890123456789012345678",
      amount: "49.38271560493827156049382712",
      fee: "1.5",
      account: "x",
      counterAccount: "y",
      id: "7",
      group: "g",
      subtype: "s",
      note: "n",
      line: 2,
    })
  })

  it("gives the third of quantity, price and amount where two are there", () => {
    const { transactions } = read(
      { ...trade, quantity: "4", price: "2.5" },
      { ...trade, quantity: "4", amount: "10" },
      { ...trade, price: "2.5", amount: "10", date: "2024-01-03" },
    )
    for (const { quantity, price, amount } of transactions)
      expect([quantity, price, amount]).toEqual(["4", "2.5", "10"])
  })

  it("takes an option by its symbol for 100 shares", () => {
    const { transactions } = read({ ...trade, symbol: "SPY   250321C00500000", quantity: "1", price: "12.5" })
    expect(transactions[0]).toMatchObject({ multiplier: "100", amount: "1250" })
  })

  it("counts pence as pounds, but for their price and amount alone", () => {
    const { transactions } = read({ ...trade, currency: "GBp", quantity: "10", price: "150", fee: "50" })
    expect(transactions[0]).toMatchObject({
      currency: "GBP",
      quantity: "10",
      price: "1.5",
      amount: "15",
      fee: "0.5",
    })
  })

  it("expands a reinvested dividend into a dividend and a purchase of one group", () => {
    const { transactions, report } = read({
      ...trade,
      type: "DIVIDEND_REINVESTED",
      quantity: "2",
      amount: "50",
      tax: "7",
    })
    expect(report.accepted).toBe(1)
    expect(
      transactions.map(({ type, quantity, amount, tax, group }) => [type, quantity, amount, tax, group]),
    ).toEqual([
      ["DIVIDEND", null, "50", "7", "line 2"],
      ["BUY", "2", "50", "0", "line 2"],
    ])
  })

  it("keeps a type that is not known, for someone to look at", () => {
    const { transactions, review } = read({ ...trade, type: "Wonder", amount: "7" })
    expect(transactions[0]).toMatchObject({ type: "UNKNOWN", sourceType: "Wonder", amount: "7" })
    expect(review).toEqual([{ line: 2, reason: "“Wonder” is no type that is known" }])
  })

  it.each([
    ["quantity", { ...trade, price: "2" }],
    ["price", { ...trade, quantity: "2" }],
    ["symbol", { ...trade, symbol: "", quantity: "2", price: "2" }],
    ["currency", { ...trade, currency: "", quantity: "2", price: "2" }],
    ["currency", { ...trade, currency: "U$", quantity: "2", price: "2" }],
    ["date", { ...trade, date: "2024-02-30", quantity: "2", price: "2" }],
    ["time", { ...trade, time: "25:00:00", quantity: "2", price: "2" }],
    ["amount", { date: "2024-01-02", type: "DEPOSIT", currency: "USD" }],
    ["ratio", { ...trade, type: "SPLIT", ratio: "two to one" }],
    ["ratio", { ...trade, type: "SPLIT" }],
    ["fee", { ...trade, quantity: "2", price: "2", fee: "<free>" }],
    ["fee", { ...trade, quantity: "2", price: "2", fee: "-1" }],
    ["quantity", { ...trade, quantity: "-2", price: "2" }],
    ["amount", { ...trade, type: "WITHDRAWAL", symbol: "", amount: "-2" }],
    ["symbol", { ...trade, symbol: "<A>", quantity: "2", price: "2" }],
  ])("rejects a row for its %s", (column, row) => {
    const { report } = read(row, { ...trade, quantity: "1", price: "1" })
    expect(report.rejected).toMatchObject([{ line: 2, column }])
    expect(report).toMatchObject({ accepted: 1, rejectedRows: 1 })
  })

  it("takes the second of two equal rows for a mistake, whatever their notes", () => {
    const row = { ...trade, quantity: "1", price: "1" }
    const { report } = read({ ...row, note: "first" }, { ...row, note: "again" })
    expect(report.duplicates).toEqual([{ line: 3, repeatsLine: 2, repeatsImport: null }])
  })

  it("rejects a row that has the id of another with other content, and names both", () => {
    const row = { ...trade, quantity: "1", price: "1", id: "k" }
    const read3 = read(row, { ...row, price: "2" }, row)
    expect(read3.report.rejected).toMatchObject([
      { line: 3, column: "id", reason: "id-conflict", value: "k" },
    ])
    expect(check(read3, "id-conflict")).toMatchObject({ passed: false, violations: [{ line: 3 }] })
    expect(read3.report.duplicates).toMatchObject([{ line: 4, repeatsLine: 2 }])
  })

  it("is turned when it runs from new to old", () => {
    const { transactions } = read(
      { ...trade, date: "2024-03-01", quantity: "1", price: "1" },
      { ...trade, type: "SELL", date: "2024-02-01", quantity: "1", price: "1" },
      { ...trade, date: "2024-02-01", quantity: "1", price: "1" },
    )
    expect(transactions.map(({ day, line: at }) => [isoDate(day), at])).toEqual([
      ["2024-02-01", 4],
      ["2024-02-01", 3],
      ["2024-03-01", 2],
    ])
  })
})

describe("the checks of a ledger", () => {
  const deposit = { date: "2024-01-01", type: "DEPOSIT", currency: "USD", amount: "100" }

  it("name the trade whose amount is not quantity × price", () => {
    const found = check(read({ ...trade, quantity: "10", price: "20", amount: "201.5" }), "amount-arithmetic")
    expect(found).toMatchObject({ passed: false, violations: [{ line: 2, expected: 200, found: 201.5 }] })
  })

  it("let an amount differ by what the printed digits of the price leave open", () => {
    // 1,000 × 0.005 = 5: the price of 1.23 may be 1.225 to 1.235.
    const row = { ...trade, quantity: "1000", price: "1.23" }
    expect(check(read({ ...row, amount: "1234.99" }), "amount-arithmetic")?.passed).toBe(true)
    expect(check(read({ ...row, amount: "1235.99" }), "amount-arithmetic")?.passed).toBe(false)
  })

  it("name the row whose net is not what it moves", () => {
    const row = { ...trade, quantity: "10", price: "2", fee: "1", net_currency: "USD" }
    const found = check(
      read({ ...row, net: "-21" }, { ...row, net: "-20", date: "2024-01-03" }),
      "net-arithmetic",
    )
    expect(found).toMatchObject({ passed: false, violations: [{ line: 3, expected: -21, found: -20 }] })
  })

  it("name the sale of more than is held, which is kept as a short one", () => {
    const found = read(
      { ...trade, quantity: "10", price: "2" },
      { ...trade, type: "SELL", date: "2024-01-05", quantity: "15", price: "2" },
    )
    expect(check(found, "oversold")).toMatchObject({ passed: false, violations: [{ line: 3, found: -5 }] })
    expect(check(found, "cash-negative")).toMatchObject({ passed: null })
  })

  it("name the first day on which cash is below zero", () => {
    const buy = { ...trade, quantity: "60", price: "1" }
    const found = read(deposit, buy, { ...buy, date: "2024-01-08" }, { ...buy, date: "2024-01-09" })
    expect(check(found, "cash-negative")).toMatchObject({
      passed: false,
      violations: [{ line: 4, found: -20 }],
    })
  })

  it("name an ISIN whose last digit does not follow from the others", () => {
    const row = { ...trade, quantity: "1", price: "1" }
    // The ISIN of Apple, and the same with its last digits exchanged.
    const found = check(
      read({ ...row, isin: "US0378331005" }, { ...row, isin: "US0378331050" }),
      "isin-checksum",
    )
    expect(found).toMatchObject({ passed: false, violations: [{ line: 3, found: "US0378331050" }] })
  })

  it("name a currency that is none", () => {
    const row = { ...trade, quantity: "1", price: "1" }
    const found = check(read({ ...row, currency: "BTC" }, { ...row, currency: "QQQ" }), "currency-known")
    expect(found).toMatchObject({ passed: false, violations: [{ line: 3, found: "QQQ" }] })
  })

  it("name a date in the future, which is kept", () => {
    const found = read({ ...trade, date: "2050-06-06", quantity: "1", price: "1" })
    expect(check(found, "date-plausible")).toMatchObject({ passed: false, violations: [{ line: 2 }] })
    expect(found.report.accepted).toBe(1)
  })
})
