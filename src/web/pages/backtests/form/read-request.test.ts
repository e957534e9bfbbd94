import { describe, expect, it } from "vitest"
import { backtestRequest, optimizationRequest, walkForwardRequest } from "../../../../contract/index.ts"
import { strategySchemas } from "../../../../engine/backtest/strategies/built-in-strategies.ts"
import { formOfRequest } from "./form-of-request.ts"
import { formatForm, type LabForm, parseForm } from "./lab-form.ts"
import { readRequest } from "./read-request.ts"
import { countRuns, readSearch, readWalkForward } from "./read-search.ts"

const schemaOf = (id: string) => {
  const schema = strategySchemas.find((each) => each.id === id)
  if (schema === undefined) throw new Error(`no strategy ${id}`)
  return schema
}
const sma = schemaOf("sma-cross")
const plain: LabForm = { prices: "file:f1", strategy: "sma-cross" }

describe("one run", () => {
  it("asks for nothing but prices, strategy and bounds where nothing else was typed", () => {
    expect(readRequest(plain, sma)).toEqual({
      body: { prices: { priceFile: "f1" }, strategy: { id: "sma-cross" }, settings: {}, bounds: true },
      errors: {},
    })
  })

  it("sends percent as fractions with the digits that were typed", () => {
    const form = { ...plain, commissionPercent: "0.07", size: "35", stopLossPercent: "2.5" }
    expect(readRequest(form, sma).body.settings).toEqual({ commission: 0.0007, size: 0.35, stopLoss: 0.025 })
  })

  it("says what is allowed beside the field that has something else", () => {
    const form = { prices: "file:f1", "set.fast": "1.5", cash: "10,000", from: "2020-02-30" }
    expect(readRequest(form, sma).errors).toEqual({
      "set.fast": "A whole number from 2 to 100.",
      cash: "A number: 0.25 or 10 000.",
      from: "A date: 2020-01-31.",
    })
  })

  it("tells the currency of a file, which nothing else knows, and never that of an instrument", () => {
    const prices = (form: LabForm) => readRequest(form, sma).body.prices
    expect(prices({ ...plain, currency: "EUR" })).toEqual({ priceFile: "f1", currency: "EUR" })
    expect(prices({ ...plain, prices: "instrument:i1", currency: "EUR" })).toEqual({ instrument: "i1" })
    expect(readRequest({ ...plain, currency: "E" }, sma).errors).toEqual({ currency: "Three letters: EUR." })
  })

  it("compares with a benchmark that is chosen", () => {
    const form = { ...plain, benchmark: "instrument:spy" }
    expect(readRequest(form, sma).body.benchmark).toEqual({ instrument: "spy" })
    expect(readSearch(form, sma).body.benchmark).toEqual({ instrument: "spy" })
  })

  it("needs both conditions of the rules", () => {
    const { errors } = readRequest({ prices: "instrument:i1", "rule.entry": "close > 1" }, schemaOf("rules"))
    expect(Object.keys(errors)).toEqual(["rule.exit"])
  })
})

describe("a search", () => {
  it("counts the combinations that the constraints leave", () => {
    const form = {
      ...plain,
      "grid.fast": "10:30:10",
      "grid.slow": "20:40:10",
      constraint: "slow - fast >= 20",
    }
    const { body, errors } = readSearch(form, sma)
    expect(errors).toEqual({})
    // (10, 30), (10, 40), (20, 40) of nine.
    expect(countRuns(body, sma)).toEqual({ runs: 3, leftOut: 6, refusal: null })
  })

  it("counts 80 × 125 as ten thousand", () => {
    const form = { ...plain, "grid.fast": "2:81:1", "grid.slow": "100:348:2" }
    expect(countRuns(readSearch(form, sma).body, sma)).toEqual({ runs: 10_000, leftOut: 0, refusal: null })
  })

  it("tells why a constraint cannot be used", () => {
    const { refusal } = countRuns(readSearch({ ...plain, constraint: "fast < window" }, sma).body, sma)
    expect(refusal).toMatch(/window/)
  })
})

describe("the address", () => {
  const full: LabForm = {
    ...plain,
    currency: "EUR",
    benchmark: "instrument:spy",
    direction: "both",
    from: "2015-01-01",
    commissionPercent: "0.07",
    riskFreePercent: "2",
    sizeIn: "units",
    size: "12",
    tradeOnClose: "1",
    intrabar: "path",
  }
  const again = (form: LabForm) => parseForm(formatForm(form))

  it("holds the whole form", () => {
    expect(again(full)).toEqual(full)
  })

  it("drops what is no field of the form", () => {
    expect(parseForm("?strategy=rules&__proto__=1&utm_source=x&set.fast=3")).toEqual({
      strategy: "rules",
      "set.fast": "3",
    })
  })

  it("is made again from a request, which asks for the same", () => {
    const run = { ...full, "set.fast": "12", bounds: "0" }
    const asked = readRequest(run, sma).body
    expect(readRequest(formOfRequest(backtestRequest.parse(asked), "run"), sma).body).toEqual(asked)

    const search = { ...full, "grid.fast": "5:50:5", "grid.slow": "off", "set.slow": "90", method: "random" }
    const searched = readSearch(search, sma).body
    expect(readSearch(formOfRequest(optimizationRequest.parse(searched), "search"), sma).body).toEqual(
      searched,
    )

    const walk = { ...full, folds: "4", rolling: "1", constraint: "slow > 2 * fast" }
    const walked = readWalkForward(walk, sma).body
    expect(readWalkForward(formOfRequest(walkForwardRequest.parse(walked), "walk"), sma).body).toEqual(walked)
  })
})
