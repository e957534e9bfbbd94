import { describe, expect, it } from "vitest"
import type { Transaction } from "./transaction.ts"
import { closes, day, row, valued } from "./ledger.fixture.ts"

const flat = [closes("A", { "2024-01-01": 10 }), closes("B", { "2024-01-01": 10 })]
const deposit = row("2024-01-02", "DEPOSIT", { amount: "1000" })
const buy = (quantity: string, amount: string, parts = {}) =>
  row("2024-01-03", "BUY", { symbol: "A", quantity, amount, ...parts })

const positionOf = (rows: readonly Transaction[], symbol = "A") =>
  valued(rows, "2024-12-31", { prices: flat }).positions.find((position) => position.symbol === symbol)

const cashOf = (rows: readonly Transaction[]) =>
  valued(rows, "2024-12-31", { prices: flat }).cash.at(0)?.amount

describe("income and costs", () => {
  it("fees and taxes stay outside the cost basis", () => {
    const rows = [deposit, buy("10", "100", { fee: "2", tax: "1" })]
    expect(positionOf(rows)).toMatchObject({ costBasis: 100, fees: 2, taxes: 1 })
    expect(cashOf(rows)).toBe(897)
  })

  it("a dividend on a short position is owed", () => {
    const sale = row("2024-01-03", "SELL", { symbol: "A", quantity: "10", amount: "100" })
    const dividend = row("2024-02-01", "DIVIDEND", { symbol: "A", amount: "5", tax: "1" })
    const rows = [deposit, sale, dividend]
    expect(positionOf(rows)).toMatchObject({ income: -5, taxes: -1 })
    expect(cashOf(rows)).toBe(1000 + 100 - 4)
  })

  it("a dividend taken back reverses every effect", () => {
    const dividend = row("2024-02-01", "DIVIDEND", { symbol: "A", amount: "5", tax: "1" })
    const taken = row("2024-02-02", "DIVIDEND", { symbol: "A", amount: "-5", tax: "-1" })
    const rows = [deposit, buy("10", "100"), dividend, taken]
    expect(positionOf(rows)).toMatchObject({ income: 0, taxes: 0 })
    expect(cashOf(rows)).toBe(900)
  })

  it("a rebate counts against fees, a bonus comes from outside, another credit is income", () => {
    const credit = (subtype: string) =>
      valued([deposit, row("2024-01-05", "CREDIT", { amount: "50", subtype })], "2024-01-06").gains
    expect(credit("REBATE")).toMatchObject({ fees: -50, income: 0, total: 50 })
    expect(credit("BONUS")).toMatchObject({ fees: 0, income: 0, total: 0 })
    expect(credit("")).toMatchObject({ income: 50, total: 50 })
  })

  it("what is unknown moves nothing", () => {
    expect(cashOf([deposit, row("2024-01-05", "UNKNOWN", { amount: "7" })])).toBe(1000)
  })
})

describe("what happens to shares", () => {
  it("a split by the shares added is one by the ratio that follows", () => {
    const split = row("2024-02-01", "SPLIT", { symbol: "A", quantity: "20" })
    expect(positionOf([deposit, buy("10", "90"), split])).toMatchObject({
      quantity: 30,
      costBasis: 90,
      averageCost: 3,
    })
  })

  it("a return of capital lowers the cost, not below zero, and the rest is realised", () => {
    const paid = row("2024-02-01", "RETURN_OF_CAPITAL", { symbol: "A", amount: "120" })
    expect(positionOf([deposit, buy("10", "100"), paid])).toMatchObject({ costBasis: 0, realised: 20 })
  })

  it("a symbol change carries cost and opening day over, whichever half comes first", () => {
    const halves = [
      row("2024-02-01", "SYMBOL_CHANGE", { symbol: "B", quantity: "5", currency: "" }),
      row("2024-02-01", "SYMBOL_CHANGE", { symbol: "A", quantity: "-10" }),
    ]
    for (const rows of [halves, halves.toReversed()]) {
      const { positions, lots } = valued([deposit, buy("10", "100"), ...rows], "2024-03-01", { prices: flat })
      expect(positions.map(({ symbol, quantity, costBasis }) => [symbol, quantity, costBasis])).toEqual([
        ["A", 0, 0],
        ["B", 5, 100],
      ])
      expect(lots).toMatchObject([{ symbol: "B", openDay: day("2024-01-03") }])
    }
  })

  it("half of a symbol change moves nothing and is noted", () => {
    const half = row("2024-02-01", "SYMBOL_CHANGE", { symbol: "A", quantity: "-10", line: 9 })
    const { positions, notes } = valued([deposit, buy("10", "100"), half], "2024-03-01", { prices: flat })
    expect(positions).toMatchObject([{ symbol: "A", quantity: 10 }])
    expect(notes).toMatchObject([{ line: 9, text: expect.stringContaining("half of a symbol change") }])
  })

  it("an option that expires realises its premium", () => {
    const sold = row("2024-01-03", "SELL", { symbol: "O", quantity: "1", amount: "150", multiplier: "100" })
    const expired = row("2024-01-19", "OPTION_EXPIRED", { symbol: "O" })
    expect(positionOf([deposit, sold, expired], "O")).toMatchObject({ quantity: 0, realised: 150 })
  })

  it("the premium of an assigned put lowers the cost of the shares that it brings", () => {
    const sold = row("2024-01-03", "SELL", { symbol: "O", quantity: "1", amount: "150", multiplier: "100" })
    const assigned = row("2024-01-19", "OPTION_ASSIGNED", { symbol: "O", quantity: "1", group: "g" })
    const bought = row("2024-01-19", "BUY", { symbol: "A", quantity: "100", amount: "900", group: "g" })
    const rows = [deposit, sold, assigned, bought]
    expect(positionOf(rows, "O")).toMatchObject({ quantity: 0, realised: 0 })
    expect(positionOf(rows)).toMatchObject({ quantity: 100, costBasis: 750 })
    expect(valued(rows, "2024-12-31", { prices: flat }).gains?.total).toBe(250)
  })
})

describe("transfers", () => {
  it("between two accounts are no flow, and lots stay as they are", () => {
    const out = row("2024-02-01", "TRANSFER_OUT", { symbol: "A", quantity: "10", account: "x" })
    const into = row("2024-02-01", "TRANSFER_IN", { symbol: "A", quantity: "10", account: "y" })
    const { lots, daily } = valued([deposit, buy("10", "90"), out, into], "2024-02-02", { prices: flat })
    expect(lots).toMatchObject([{ openDay: day("2024-01-03"), quantity: 10, cost: 90 }])
    expect(daily?.inflows.reduce((sum, flow) => sum + flow)).toBe(1000)
  })

  it("bring shares at their cost; what they had gained before is no gain of the portfolio", () => {
    const into = row("2024-02-01", "TRANSFER_IN", { symbol: "A", quantity: "10", amount: "60" })
    const { positions, gains, daily } = valued([into], "2024-02-02", { prices: flat })
    expect(positions).toMatchObject([{ costBasis: 60, unrealised: 40 }])
    expect(gains).toMatchObject({ total: 0 })
    expect(daily?.inflows[0]).toBe(100)
  })

  it("take shares out at their market value and realise nothing", () => {
    const out = row("2024-02-01", "TRANSFER_OUT", { symbol: "A", quantity: "4" })
    const { positions, gains, daily } = valued([deposit, buy("10", "90"), out], "2024-02-02", {
      prices: flat,
    })
    expect(positions).toMatchObject([{ quantity: 6, costBasis: 54, realised: 0 }])
    expect(gains?.total).toBe(10)
    expect(daily?.outflows.at(-2)).toBe(40)
  })

  it("without a price leave the returns undefined rather than wrong", () => {
    const into = row("2024-02-01", "TRANSFER_IN", { symbol: "Z", quantity: "10" })
    const { figures, gains } = valued([into], "2024-02-02")
    expect(gains).toBeNull()
    expect(figures.nulls["moneyWeightedReturn"]).toBe("no price of Z on the day of its transfer")
  })
})

describe("money in two currencies", () => {
  const rates = [
    {
      base: "EUR",
      quote: "USD",
      days: Int32Array.of(day("2024-01-01"), day("2024-06-03")),
      rates: Float64Array.of(1.1, 1.2),
    },
  ]

  it("a net in another currency moves the cash, and its spread is a currency gain", () => {
    // 1000 USD of shares for 920 EUR, worth 1012 USD that day: 12 USD are lost in the exchange.
    const euros = row("2024-01-02", "DEPOSIT", { amount: "920", currency: "EUR" })
    const shares = row("2024-01-02", "BUY", {
      symbol: "A",
      quantity: "100",
      amount: "1000",
      net: { amount: "-920", currency: "EUR" },
    })
    const { cash, gains } = valued([euros, shares], "2024-01-03", { prices: flat, rates })
    expect(cash).toEqual([{ currency: "EUR", amount: 0 }])
    expect(gains).toMatchObject({ price: 0, currency: -12, total: -12 })
  })

  it("a foreign position gains its cost × the change of the rate in currency, the rest in price", () => {
    const prices = [closes("A", { "2024-01-01": 10, "2024-06-03": 12 })]
    const shares = buy("10", "100", { currency: "EUR" })
    const { gains } = valued([shares], "2024-06-03", { prices, rates })
    expect(gains?.currency).toBeCloseTo(100 * (1.2 - 1.1), 12)
    expect(gains?.price).toBeCloseTo((120 - 100) * 1.2, 12)
  })

  it("without a rate the figures are null with a reason, and the positions stand", () => {
    const { positions, figures } = valued([buy("10", "100", { currency: "EUR" })], "2024-06-03", {
      prices: flat,
    })
    expect(positions).toMatchObject([{ quantity: 10, marketValue: 100 }])
    expect(figures.statistics["value"]).toBeNull()
    expect(figures.nulls["value"]).toBe("no rate of EUR to USD on or before 2024-06-03")
  })
})

describe("the period", () => {
  const prices = [closes("A", { "2024-01-01": 10, "2024-02-01": 12, "2024-03-01": 15 })]
  const rows = [deposit, buy("50", "500")]

  it("begins with what was there before it", () => {
    // 50 shares and 500 in cash: 1000, then 1100 from February, 1250 in March.
    const { figures, gains } = valued(rows, "2024-03-01", { prices, from: day("2024-02-15") })
    expect(figures.statistics["timeWeightedReturn"]).toBeCloseTo(1250 / 1100 - 1, 12)
    expect(figures.statistics["modifiedDietz"]).toBeCloseTo(150 / 1100, 12)
    expect(gains).toMatchObject({ price: 150, total: 150 })
  })

  it("ends where it is told: what comes later has no effect", () => {
    const later = row("2050-06-06", "WITHDRAWAL", { amount: "500" })
    expect(valued([...rows, later], "2024-03-01", { prices }).figures.statistics["value"]).toBe(1250)
  })

  it("before the first transaction is worth nothing", () => {
    const { figures, positions } = valued(rows, "2023-12-31", { prices })
    expect([figures.statistics["value"], figures.statistics["timeWeightedReturn"], positions]).toEqual([
      0,
      null,
      [],
    ])
  })

  it("cannot end before it begins", () => {
    expect(() => valued(rows, "2024-01-05", { from: day("2024-02-01") })).toThrow(
      "does not end before it begins",
    )
  })

  it("starts with a return of 0 for a day that starts with nothing", () => {
    const { curve } = valued([row("2024-01-02", "FEE", { amount: "0" }), deposit], "2024-01-03")
    expect([...(curve?.returns ?? [])]).toEqual([0, 0])
  })
})

describe("the benchmark", () => {
  it("is bought with each flow at the close of its day", () => {
    const benchmark = closes("I", { "2024-01-01": 100, "2024-02-01": 125, "2024-03-01": 150 })
    const rows = [deposit, row("2024-02-05", "WITHDRAWAL", { amount: "250" })]
    // 10 units, less 250 ÷ 125 = 2, at 150.
    expect(valued(rows, "2024-03-01", { benchmark }).figures.statistics["benchmark"]).toBe(1200)
  })

  it("is undefined without a price as old as the first flow", () => {
    const benchmark = closes("I", { "2024-02-01": 125 })
    expect(valued([deposit], "2024-03-01", { benchmark }).figures.nulls["benchmark"]).toBe(
      "no price of I on or before 2024-01-02",
    )
  })
})
