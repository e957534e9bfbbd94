import { expect, it } from "vitest"
import { ProblemError } from "../../../../api/problem-error.ts"
import { readPortfolioRefusal } from "./portfolio-refusal.ts"

const refused = (detail: string, errors?: { path: string; message: string }[]) =>
  new ProblemError({
    type: "about:blank",
    title: "Refused",
    status: 422,
    detail,
    code: "backtest-refused",
    ...(errors && { errors }),
  })

it("says beside the instrument what the engine says of it", () => {
  const error = refused("agg has several prices a day; allowed: daily prices")
  expect(readPortfolioRefusal(error, ["spy", "agg"])).toEqual({
    fields: { "2.prices": "agg has several prices a day; allowed: daily prices." },
    form: null,
  })
})

it("finds the field of a place in the request", () => {
  const error = refused("The request does not fit.", [
    { path: "instruments.0.target.weight", message: "expected a number" },
    { path: "/instruments/1/prices/priceFile", message: "expected a text" },
    { path: "instruments.1.strategy.parameters.fast", message: "expected a number" },
    { path: "costs.spread", message: "expected a number" },
    { path: "contribution.amount", message: "expected a number" },
  ])
  expect(Object.keys(readPortfolioRefusal(error, []).fields)).toEqual([
    "1.weight",
    "2.prices",
    "2.set.fast",
    "spreadPercent",
    "contribution",
  ])
})

it("says beside the button what is about no field", () => {
  expect(readPortfolioRefusal(refused("fewer than two days have prices"), ["SPY"])).toEqual({
    fields: {},
    form: "Fewer than two days have prices.",
  })
})
