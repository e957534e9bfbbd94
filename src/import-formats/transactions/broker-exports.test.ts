import { describe, expect, it } from "vitest"
import { textFile } from "../../../test/fixtures/option-omega-csv.ts"
import { epochDayOf, isoDate } from "../../engine/money/iso-date.ts"
import { readLedger } from "./read-ledger.ts"

const read = (...lines: readonly string[]) =>
  readLedger(textFile([...lines, ""].join("\n")), { today: epochDayOf(2025, 12, 31) })

describe("a Schwab account history", () => {
  const header = '"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"'
  const one = (cells: string) => read(header, cells).transactions[0]

  it("has a title above and a total below, which are no rows", () => {
    const { report } = read(
      '"Transactions  for account X as of 03/23/2026"',
      header,
      '05/06/2025,Credit Interest,,SCHWAB1 INT,,,,"$1,259.59"',
      '"Transactions Total","","","","","","","$1259.59"',
    )
    expect(report).toMatchObject({ format: "schwab", rows: 1, accepted: 1, footer: [expect.any(String)] })
    expect(report.lines).toMatchObject({ total: 4, preamble: 1, header: 1, records: 1, footer: 1 })
  })

  it("has amounts after fees", () => {
    expect(one('05/06/2025,Sell,A,NAME,8,$247.37,$0.06,"$1,978.90"')).toMatchObject({
      type: "SELL",
      quantity: "8",
      amount: "1978.96",
      fee: "0.06",
      net: { amount: "1978.9", currency: "USD" },
    })
    expect(one("05/06/2025,Buy,A,NAME,10,$5,$1,-$51")).toMatchObject({ type: "BUY", amount: "50", fee: "1" })
  })

  it.each([
    ["Journal,,FROM BANK,,,,$25", "TRANSFER_IN"],
    ["Journal,,TO BANK,,,,-$25", "TRANSFER_OUT"],
    ["Wire Sent,,X,,,,-$25", "WITHDRAWAL"],
    ["MoneyLink Transfer,,X,,,,$25", "DEPOSIT"],
    ["Foreign Tax Paid,A,X,,,,-$25", "TAX"],
    ["Journaled Shares,A,X,-5,,,", "TRANSFER_OUT"],
    ["Stock Split,A,X,40,,,", "SPLIT"],
    ["Reverse Split,A,X,-100,,,", "SYMBOL_CHANGE"],
    ["Something New,A,X,,,,$1", "UNKNOWN"],
  ])("knows %s", (cells, type) => {
    expect(one(`05/06/2025,${cells}`).type).toBe(type)
  })

  it("counts a row on the day as of which it was booked", () => {
    expect(isoDate(one("04/17/2023 as of 04/15/2023,Bank Interest,,X,,,,$0.03").day)).toBe("2023-04-15")
  })
})

describe("an Interactive Brokers flex query", () => {
  const header =
    '"Buy/Sell","TradeDate","Symbol","ISIN","Quantity","TradePrice","TradeMoney","CurrencyPrimary","IBCommission","IBCommissionCurrency"'

  it("has quantity, money and commission by the sign", () => {
    const { transactions } = read(
      header,
      '"SELL","20230522","A","US9220427424","-95","93.78","-8909.1","USD","-1","USD"',
    )
    expect(transactions[0]).toMatchObject({ type: "SELL", quantity: "95", amount: "8909.1", fee: "1" })
  })

  it("books a commission in another currency as a fee of its own", () => {
    const { transactions } = read(
      header,
      '"BUY","20230522","A","US9220427424","1","100","100","USD","-2","CHF"',
    )
    expect(transactions.map(({ type, amount, currency, fee }) => [type, amount, currency, fee])).toEqual([
      ["BUY", "100", "USD", "0"],
      ["FEE", "2", "CHF", "0"],
    ])
  })

  it("changes money by the pair that the symbol names", () => {
    const { transactions } = read(
      header,
      '"SELL","20230522","CHF.USD","","-8000","1.1","-8800","USD","0","USD"',
    )
    expect(transactions[0]).toMatchObject({
      type: "FX_CONVERSION",
      amount: "8000",
      currency: "CHF",
      net: { amount: "8800", currency: "USD" },
    })
  })

  it("keeps a trade of currencies without a symbol to look at", () => {
    const { transactions, review } = read(
      header,
      '"SELL","20230522","","","-8000","1.1","-8800","USD","-1","CHF"',
    )
    expect([transactions[0].type, review.length]).toEqual(["UNKNOWN", 1])
  })

  it("tells a return of capital and a reversed tax from their description and sign", () => {
    const { transactions, report } = read(
      '"Type","SettleDate","ISIN","Description","Amount","CurrencyPrimary"',
      '"Dividends","20230913","CH0111762537","SMM(CH0111762537) CASH DIVIDEND (Return of Capital)","4.83","CHF"',
      '"Withholding Tax","20230913","CH0111762537","SMM(80486947) CASH DIVIDEND - CH TAX","14.68","CHF"',
    )
    expect(report.format).toBe("ibkr-flex-cash")
    expect(transactions.map(({ type, instrument }) => [type, instrument?.symbol])).toEqual([
      ["RETURN_OF_CAPITAL", "SMM"],
      ["TAX_REFUND", "SMM"],
    ])
  })
})

describe("a Revolut investment account", () => {
  const header = "Date,Ticker,Type,Quantity,Price per share,Total Amount,Currency,FX Rate"
  const one = (cells: string) => read(header, `2023-07-14T13:30:00.797Z,${cells}`).transactions[0]

  it("has as fee what the total has beyond quantity × price", () => {
    expect(one("A,BUY - MARKET,10,$5,$51,USD,1.1")).toMatchObject({ type: "BUY", amount: "50", fee: "1" })
    expect(one("A,SELL - MARKET,10,$5,$49,USD,1.1")).toMatchObject({ type: "SELL", amount: "50", fee: "1" })
  })

  it("splits by the shares that were added", () => {
    expect(one("TSLA,STOCK SPLIT,0.16,,$0,USD,1.1")).toMatchObject({
      type: "SPLIT",
      quantity: "0.16",
      amount: null,
    })
  })

  it("moves shares between its companies without effect", () => {
    const { report } = read(
      header,
      "2023-08-06T09:06:58.899860Z,A,TRANSFER FROM X TO Y,1,,$0,USD,1.1",
      "2023-08-06T09:06:58.899860Z,,CASH TOP-UP,,,$5,USD,1.1",
    )
    expect(report.ignored).toEqual([{ line: 2, reason: "informational" }])
  })
})

describe("a Swissquote export", () => {
  const header =
    "Date;Order #;Transaction;Symbol;Name;ISIN;Quantity;Unit price;Costs;Accrued Interest;Net Amount;Balance;Currency"

  it("joins the halves of a foreign exchange by their order number", () => {
    const { transactions, report } = read(
      header,
      "23-08-2022 12:00:25;7;Forex credit;;;;1.0;1995.39;0.00;0.00;1995.39;0;EUR",
      "23-08-2022 12:00:25;7;Forex debit;;;;1.0;2000.00;0.00;0.00;-2000.00;0;USD",
    )
    expect(report.accepted).toBe(2)
    expect(transactions).toMatchObject([
      { type: "FX_CONVERSION", amount: "2000", currency: "USD", net: { amount: "1995.39", currency: "EUR" } },
    ])
  })

  it("has costs inside the net amount", () => {
    const cells = "10-08-2022 15:30:02;1;Buy;A;NAME;US8863645383;200.0;19.85;5.96;0.00;-3975.96;0;USD"
    expect(read(header, cells).transactions[0]).toMatchObject({ type: "BUY", amount: "3970", fee: "5.96" })
  })
})

describe("a Trade Republic export", () => {
  const header = "Datum;Transactietype;Waarde (netto);Opmerking;ISIN;Aantal;Kosten;Belasting"

  it("has costs and tax inside the value, and no price", () => {
    const { transactions } = read(
      header,
      "2024-12-02;Aankoop;-690,25;Krka;SI0031102120;5;-1,0;",
      "2024-12-10;Verkoop;86,5;Tesla;US88160R1014;2;-1,0;-2,5",
    )
    expect(transactions).toMatchObject([
      { type: "BUY", amount: "689.25", price: "137.85", fee: "1", currency: "EUR" },
      { type: "SELL", amount: "90", price: "45", fee: "1", tax: "2.5" },
    ])
  })

  it("does not guess what a comma before three digits means in a column that has both signs", () => {
    const { report } = read(
      header,
      "2024-11-29;Verkoop;10,799;X;IE00BKX55T58;0,104341;;",
      "2024-11-30;Onttrekking;-10,84;John Doe;;;;",
      "2024-12-10;Sell;86.714375;Tesla;US88160R1014;0.2625;-1.0;",
    )
    expect(report.rejected).toMatchObject([{ line: 2, column: "Waarde (netto)", reason: "ambiguous-number" }])
  })
})

describe("a Parqet export", () => {
  it("counts on the local date, not on that of the instant in UTC", () => {
    const { transactions } = read(
      '"datetime";"date";"time";"price";"shares";"amount";"tax";"fee";"realizedgains";"type";"broker";"identifier";"currency";"holdingname";',
      '"2024-05-15T22:41:00.000Z";"16.05.2024";"00:41:00";28,56;17,510068;500;-12,64;1;;"Sell";"x";"LU2089238203";"EUR";"Fund";',
    )
    expect(isoDate(transactions[0].day)).toBe("2024-05-16")
    expect(transactions[0]).toMatchObject({ type: "SELL", amount: "500", tax: "-12.64", fee: "1" })
  })
})

describe("a Trading 212 history", () => {
  const header =
    "Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),Exchange rate,Total,Currency (Total),Withholding tax,Currency (Withholding tax),ID,Currency conversion fee"

  it("keeps a trade in the currency of the listing, and what the account paid as its net", () => {
    const { transactions } = read(
      header,
      'Market buy,2023-12-18 14:30:03.613,US17275R1023,CSCO,"Cisco",2,50,USD,1.25,81,EUR,,,EOF1,1',
    )
    expect(transactions[0]).toMatchObject({
      type: "BUY",
      amount: "100",
      currency: "USD",
      fee: "1.25",
      net: { amount: "-81", currency: "EUR" },
    })
  })

  it("counts a listing in pence as one in pounds", () => {
    const { transactions } = read(
      header,
      "Limit sell,2023-12-18 14:30:03,GB1,VOD,Vodafone,10,150,GBX,100,15,GBP,,,EOF2,",
    )
    expect(transactions[0]).toMatchObject({ type: "SELL", price: "1.5", amount: "15", currency: "GBP" })
  })

  it("adds a tax in the currency of the total to it, and leaves another one to look at", () => {
    const row = "Dividend (Dividend),2023-12-27 12:05:25,US1,MAIN,Main,1,1,USD,Not available,3,EUR"
    const { transactions, review } = read(header, `${row},0.5,EUR,,`, `${row},0.5,USD,,`)
    expect(transactions).toMatchObject([
      { type: "DIVIDEND", amount: "3.5", tax: "0.5" },
      { type: "DIVIDEND", amount: "3", tax: "0" },
    ])
    expect(review).toMatchObject([{ line: 3 }])
  })

  it("makes one split of the shares closed and the shares opened", () => {
    const { transactions, report } = read(
      header,
      "Stock split close,2025-03-24 07:24:24.095,CA1,ISOU,Iso,28,2,USD,1,56,EUR,,,EOF3,",
      "Stock split open,2025-03-24 07:24:24.104,CA1,ISOU,Iso,7,8,USD,1,56,EUR,,,EOF4,",
    )
    expect(report.accepted).toBe(2)
    expect(transactions).toMatchObject([{ type: "SPLIT", ratio: { new: "7", old: "28" } }])
  })

  it("rejects a row of the newer layout under the older header, and says so", () => {
    const { report } = read(
      header,
      "Transfer out,2025-02-28 08:25:01,DE1,XBTI,Fund,,EOF5,595,3.41,EUR,1,,,,",
      "Deposit,2023-12-18 11:45:06,,,,,,,,31,EUR,,,x,",
    )
    expect(report.rejected).toMatchObject([{ line: 2, column: "Price / share", reason: "layout-mismatch" }])
  })
})
