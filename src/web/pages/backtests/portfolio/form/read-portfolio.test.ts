import { describe, expect, it } from "vitest"
import { portfolioBacktestRequest } from "../../../../../contract/index.ts"
import { strategySchemas } from "../../../../../engine/backtest/strategies/built-in-strategies.ts"
import { changeForm, formatForm, type LabForm } from "../../form/lab-form.ts"
import { formOfPortfolio } from "./form-of-portfolio.ts"
import { fillRows, parsePortfolioForm, removeRow, rowCountOf } from "./portfolio-form.ts"
import { readPortfolio } from "./read-portfolio.ts"

const two: LabForm = { "1.prices": "file:a", "2.prices": "instrument:b" }
const read = (form: LabForm) => readPortfolio(form, strategySchemas)

describe("a portfolio", () => {
  it("asks for nothing but prices and how often to rebalance where nothing else was typed", () => {
    expect(read(two)).toEqual({
      body: {
        instruments: [{ prices: { priceFile: "a" } }, { prices: { instrument: "b" } }],
        rebalance: "monthly",
      },
      errors: {},
    })
  })

  it("sends weights as fractions, and gives what is left to the ones without", () => {
    const { body, errors } = read({ ...two, "1.weight": "60" })
    expect(errors).toEqual({})
    expect(body.instruments.map(({ target }) => target)).toEqual([{ weight: 0.6 }, { weight: 0.4 }])
  })

  it("says that weights come to more than there is, before the server does", () => {
    expect(read({ ...two, "1.weight": "70", "2.weight": "34.5" }).errors).toEqual({
      targets: "The weights come to 104.5\u202f%, 4.5\u202f% more than there is.",
    })
  })

  it("lets three thirds be a whole", () => {
    const thirds = { "1.weight": "33.3333333333", "2.weight": "33.3333333333", "3.weight": "33.3333333334" }
    expect(read({ ...two, ...thirds, "3.prices": "file:c" }).errors).toEqual({})
  })

  it("says that nothing is left for an instrument without a weight", () => {
    expect(read({ ...two, "1.weight": "100" }).errors["targets"]).toMatch(/nothing is left/)
  })

  it("needs an amount of every instrument, and no more in all than the cash", () => {
    const amounts = { ...two, targets: "amounts", "1.amount": "6 000" }
    expect(read(amounts).errors).toEqual({ "2.amount": "How much money goes in." })
    expect(read({ ...amounts, "2.amount": "5000" }).errors).toEqual({})
    expect(read({ ...amounts, "2.amount": "5000", cash: "10000" }).errors["targets"]).toBe(
      "The amounts come to $11\u202f000, $1\u202f000 more than the cash at the start.",
    )
  })

  it("says what is allowed beside the field that has something else", () => {
    const wrong = {
      "1.prices": "file:a",
      "2.prices": "file:a",
      "1.weight": "-5",
      cash: "0",
      contribution: "0",
      bandPoints: "100",
      spreadPercent: "1,5",
      from: "2020-02-30",
    }
    expect(read(wrong).errors).toEqual({
      "1.weight": "From 0 to 100.",
      "2.prices": "It is there already; each has one row.",
      cash: "Money above 0.",
      contribution: "Above 0, or below for money taken out.",
      bandPoints: "Above 0 and below 100.",
      spreadPercent: "A number: 0.25 or 10 000.",
      from: "A date: 2020-01-31.",
    })
  })

  it("lets the same prices be there twice under two names, as the API does", () => {
    const named = { ...two, "2.prices": "file:a", "1.symbol": "Mine", "2.symbol": "Yours" }
    expect(read(named).errors).toEqual({})
    expect(read({ ...named, "2.symbol": "Mine" }).errors).toHaveProperty(["2.prices"])
  })

  it("takes at most as many of a ranking as there are", () => {
    expect(read({ ...two, targets: "ranking", top: "3" }).errors).toEqual({
      top: "A whole number from 1 to 2.",
    })
  })

  it("gives each instrument the strategy of its own row", () => {
    const { body, errors } = read({
      ...two,
      "2.strategy": "sma-cross",
      "2.set.fast": "1.5",
      "2.set.slow": "90",
    })
    expect(body.instruments[1]?.strategy).toEqual({ id: "sma-cross", parameters: { slow: 90 } })
    expect(errors).toEqual({ "2.set.fast": "A whole number from 2 to 100." })
  })
})

it("says beside an instrument which of its dividends cannot be read", () => {
  const { body, errors } = read({ ...two, "1.dividends": "2020-03-20 1.41\n20 June 1.37" })
  expect(Object.keys(errors)).toEqual(["1.dividends"])
  expect(body.instruments[0]).not.toHaveProperty("dividends")
})

describe("the rows", () => {
  it("are as many as the API takes, and no more", () => {
    const asked = (count: number) =>
      portfolioBacktestRequest.safeParse({
        instruments: Array.from({ length: count }, (_, at) => ({ prices: { priceFile: String(at) } })),
      }).success
    const most = rowCountOf({ rows: "5000" })
    expect([asked(most), asked(most + 1)]).toEqual([true, false])
  })

  it("are as many as are filled in, though the address says fewer", () => {
    expect(rowCountOf({ rows: "1", "3.prices": "file:c" })).toBe(3)
  })

  it("take prices where they have none, then more of them, and none twice", () => {
    const form = { "2.prices": "file:b" }
    expect(changeForm(form, fillRows(form, ["file:a", "file:b", "file:c", "file:a"]))).toEqual({
      rows: "3",
      "1.prices": "file:a",
      "2.prices": "file:b",
      "3.prices": "file:c",
    })
  })

  it("move up when one before them goes", () => {
    const three = { ...two, "3.prices": "file:c", "3.weight": "10", "1.weight": "60" }
    expect(changeForm({ ...three, rows: "3" }, removeRow(three, 1))).toEqual({
      "1.prices": "instrument:b",
      "2.prices": "file:c",
      "2.weight": "10",
    })
  })
})

describe("the address", () => {
  const full: LabForm = {
    ...two,
    "1.weight": "55.5",
    "1.currency": "EUR",
    "1.dividends": "2020-03-20 1.41\n2020-06-19 1.37",
    "2.weight": "40",
    "2.strategy": "rules",
    "2.rule.entry": "close > sma(close, 200)",
    "2.rule.exit": "close < sma(close, 200)",
    name: "Mine",
    currency: "CHF",
    cash: "25000",
    contribution: "-500",
    every: "quarterly",
    rebalance: "yearly",
    bandPoints: "5",
    bandPercent: "25",
    dividends: "reinvest",
    units: "whole",
    commissionPercent: "0.07",
    cashInterestPercent: "1.5",
    from: "2015-01-01",
    riskFreePercent: "2",
    benchmark: "file:x",
  }

  it("holds the whole form, and nothing else", () => {
    expect(parsePortfolioForm(`${formatForm(full)}&__proto__=1&1.utm=x&101.prices=file:z`)).toEqual(full)
  })

  it.each([
    ["weights", full],
    ["equal weights", two],
    ["amounts", { ...two, targets: "amounts", "1.amount": "100", "2.amount": "250.5" }],
    ["a ranking", { ...two, targets: "ranking", top: "1", lookback: "60" }],
  ])("is made again from a request with %s, which asks for the same", (_, form) => {
    const asked = read(form)
    expect(asked.errors).toEqual({})
    expect(read(formOfPortfolio(portfolioBacktestRequest.parse(asked.body)))).toEqual(asked)
  })
})
