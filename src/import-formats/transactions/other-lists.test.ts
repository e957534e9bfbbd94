import { describe, expect, it } from "vitest"
import { textFile } from "../../../test/fixtures/option-omega-csv.ts"
import { epochDayOf, isoDate } from "../../engine/money/iso-date.ts"
import { readLedger } from "./read-ledger.ts"

const read = (...lines: readonly string[]) =>
  readLedger(textFile([...lines, ""].join("\n")), { today: epochDayOf(2025, 12, 31) })

describe("a Wealthfolio list", () => {
  const header =
    "date,symbol,instrumentType,quantity,activityType,unitPrice,currency,fee,amount,fxRate,subtype"
  const one = (line: string) => read(header, line).transactions[0]

  it("is the same with commas and with semicolons", () => {
    const line = "2024-01-15,MSFT,EQUITY,10,BUY,380.50,USD,4.95,,,"
    const semicolons = read(header.replaceAll(",", ";"), line.replaceAll(",", ";"))
    expect(semicolons.report.format).toBe("wealthfolio")
    expect(semicolons.transactions).toEqual(read(header, line).transactions)
  })

  it("takes the amount before quantity × price: a deposit may be 1 × 1", () => {
    expect(one("2024-02-15,,,1,DEPOSIT,1,USD,0,1000.00,,")).toMatchObject({ type: "DEPOSIT", amount: "1000" })
  })

  it("takes a dividend without an amount for quantity × price", () => {
    expect(one("2024-02-01,AAPL,EQUITY,10,DIVIDEND,0.24,USD,,,,")).toMatchObject({
      type: "DIVIDEND",
      amount: "2.4",
    })
  })

  it.each([
    ["2024-05-15,NVDA,EQUITY,3,SPLIT,,,,,,", { new: "3", old: "1" }],
    ["2024-05-15,NVDA,EQUITY,,SPLIT,,,,10:1,,", { new: "10", old: "1" }],
  ])("finds the ratio of a split in %s", (line, ratio) => {
    expect(one(line)).toMatchObject({ type: "SPLIT", ratio })
  })

  it("keeps a reinvested dividend as a dividend to look at, since its price may be per share", () => {
    const { transactions, review } = read(header, "2024-04-01,VOO,EQUITY,1,DIVIDEND,1.50,USD,0,1.50,,DRIP")
    expect(transactions.map(({ type }) => type)).toEqual(["DIVIDEND"])
    expect(review).toHaveLength(1)
  })

  it("reads a fee from its amount, or from the fee where that is blank", () => {
    expect(one("2024-04-15,,,,FEE,,USD,,25.00,,")).toMatchObject({ type: "FEE", amount: "25", fee: "0" })
    expect(one("2024-04-15,,,,FEE,,USD,25.00,,,")).toMatchObject({ type: "FEE", amount: "25", fee: "0" })
  })

  it("knows an adjustment for nothing that it could book", () => {
    const { transactions, review } = read(header, "2024-04-15,,,,ADJUSTMENT,,USD,,25.00,,")
    expect([transactions[0].type, review.length]).toEqual(["UNKNOWN", 1])
  })
})

describe("a Ghostfolio list", () => {
  const header = "Date,Code,DataSource,Currency,Price,Quantity,Action,Fee,Note"

  it("reads each shape of a date as day before month, all in one column", () => {
    const dates = ["01-09-2021", "02/09/2021", "03.09.2021", "20210904", "2021-09-05", "2021/09/06"]
    const { transactions, report } = read(header, ...dates.map((date) => `${date},MSFT,YAHOO,USD,2,5,buy,0,`))
    expect(report).toMatchObject({ format: "ghostfolio-csv", rejectedRows: 0 })
    expect(transactions.map(({ day }) => isoDate(day))).toEqual(
      [1, 2, 3, 4, 5, 6].map((day) => `2021-09-0${day}`),
    )
  })

  it("refuses a year of two digits", () => {
    const { report } = read(
      header,
      "16/09/21,MSFT,YAHOO,USD,2,5,buy,0,",
      "16/09/2021,MSFT,YAHOO,USD,2,5,buy,0,",
    )
    expect(report.rejected).toMatchObject([{ line: 2, column: "Date" }])
  })

  it("finds the amount of a fee in its fee", () => {
    const { transactions } = read(header, "01-09-2021,Account Opening Fee,MANUAL,USD,0,0,fee,49,")
    expect(transactions[0]).toMatchObject({ type: "FEE", amount: "49", fee: "0" })
  })

  it("drops the signs of quantity, price and fee", () => {
    const { transactions } = read(header, "01-09-2021,MSFT,YAHOO,USD,-2,-5,sell,-1,")
    expect(transactions[0]).toMatchObject({ type: "SELL", quantity: "5", price: "2", amount: "10", fee: "1" })
  })

  it("ignores a row that does nothing", () => {
    const { report } = read(
      header,
      "20500606,MSFT,YAHOO,USD,0,0,buy,0,",
      "20210904,MSFT,YAHOO,USD,2,5,buy,0,",
    )
    expect(report).toMatchObject({ rows: 2, accepted: 1, ignored: [{ line: 2, reason: "no-effect" }] })
  })

  it("knows its other column names", () => {
    const { transactions } = read(
      "tradeDate,ticker,ccy,unitPrice,units,buy/sell,commission,comment",
      "2021-09-04,MSFT,USD,2,5,BUY,1,hello",
    )
    expect(transactions[0]).toMatchObject({
      instrument: { symbol: "MSFT" },
      amount: "10",
      fee: "1",
      note: "hello",
    })
  })
})

describe("an Avanza export", () => {
  const header =
    "Datum;Konto;Typ av transaktion;Värdepapper/beskrivning;Antal;Kurs;Belopp;Transaktionsvaluta;Courtage (SEK);Valutakurs;Instrumentvaluta;ISIN;Resultat"
  const one = (line: string) => read(header, line).transactions[0]

  it("takes a sale at what was booked, before the fee", () => {
    expect(one("2025-01-13;A;Sälj;Fond;-10;100,5;986;SEK;19;;SEK;NO0010827280;")).toMatchObject({
      type: "SELL",
      instrument: { symbol: "", isin: "NO0010827280", name: "Fond" },
      quantity: "10",
      amount: "1005",
      fee: "19",
      currency: "SEK",
    })
  })

  it("keeps a foreign trade in the currency of the instrument, and what was booked as its net", () => {
    // 2 × 100 USD = 200 USD for 2,200 SEK and a fee of 22 SEK, which are 2 USD at the rate of 11 that this implies.
    expect(one("2023-03-10;A;Köp;S&P;2;100;-2222;SEK;22;1;USD;US78409V1044;")).toMatchObject({
      type: "BUY",
      amount: "200",
      currency: "USD",
      fee: "2",
      net: { amount: "-2222", currency: "SEK" },
    })
  })

  it.each([
    ["Insättning;Till;;;1215;SEK", "DEPOSIT", "1215"],
    ["Uttag;Till X;;;-54400;SEK", "WITHDRAWAL", "54400"],
    ["Ränta;;;;0,84;SEK", "INTEREST", "0.84"],
    ["Ränta;;;;-3;SEK", "INTEREST_CHARGE", "3"],
    ["Övrigt;Avkastningsskatt;;;-26;SEK", "TAX", "26"],
    ["Övrigt;Återbetalning Total avgift 2023;;;1,24;SEK", "FEE_REFUND", "1.24"],
    ["Utländsk källskatt;Utdelning;11;;-16,49;SEK", "TAX", "16.49"],
  ])("knows %s", (cells, type, amount) => {
    expect(one(`2024-05-31;A;${cells};;;;;`)).toMatchObject({ type, amount })
  })

  it("knows a merger of funds by its two halves", () => {
    const { transactions } = read(
      header,
      "2023-03-10;A;Övrigt;New fund;4;;;;;;;LU2553958823;",
      "2023-03-10;A;Övrigt;Old fund;-4;;;;;;;LU0302296149;",
    )
    expect(transactions.map(({ type, quantity }) => [type, quantity])).toEqual([
      ["SYMBOL_CHANGE", "4"],
      ["SYMBOL_CHANGE", "-4"],
    ])
  })

  it("keeps equal rows and lists them: equal fills are common", () => {
    const fill = "2025-01-13;A;Köp;Fond;1;100;-100;SEK;0;;SEK;NO0010827280;"
    const { transactions, report } = read(header, fill, fill)
    expect(transactions).toHaveLength(2)
    expect(report.notes).toMatchObject([{ line: 3, text: "repeated: the row equals line 2; both are kept" }])
  })
})
