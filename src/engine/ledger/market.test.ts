import { describe, expect, it } from "vitest"
import { Decimal } from "../money/decimal.ts"
import { asset, closes, day } from "./ledger.fixture.ts"
import { Market, MarketDataMissing } from "./market.ts"
import { emptyPosition } from "./position.ts"

const rates = (base: string, quote: string, byDate: Readonly<Record<string, number>>) => ({
  base,
  quote,
  days: Int32Array.from(Object.keys(byDate), day),
  rates: Float64Array.from(Object.values(byDate)),
})

describe("exchange rates", () => {
  const market = new Market(
    "EUR",
    [],
    [
      rates("USD", "CHF", { "2024-01-02": 0.8 }),
      rates("EUR", "CHF", { "2024-01-02": 0.96, "2024-01-04": NaN }),
    ],
  )

  it("are taken from a pair either way round", () => {
    expect(market.rateAt("CHF", day("2024-01-02"))).toBeCloseTo(1 / 0.96, 15)
  })

  it("are chained where there is no pair of the two", () => {
    expect(market.rateAt("USD", day("2024-01-02"))).toBeCloseTo(0.8 / 0.96, 15)
  })

  it("hold until the next one that is known", () => {
    expect(market.rateAt("CHF", day("2024-02-01"))).toBeCloseTo(1 / 0.96, 15)
  })

  it("are never taken from a later day, nor guessed", () => {
    expect(market.rateAt("CHF", day("2024-01-01"))).toBeNull()
    expect(() => market.rate("JPY", day("2024-01-02"))).toThrow(
      new MarketDataMissing("no rate of JPY to EUR on or before 2024-01-02"),
    )
  })
})

describe("prices", () => {
  const market = new Market("USD", [closes("A", { "2024-01-05": 100, "2024-01-08": 50 })], [])
  const position = { ...emptyPosition("A", asset("A"), "USD"), quantity: new Decimal(2) }

  it("hold until the next", () => {
    expect(market.valueOf(position, day("2024-01-07")).toNumber()).toBe(200)
  })

  it("from before a split are divided by it until the first one after it", () => {
    const split = { ...position, splits: [{ day: day("2024-01-06"), factor: 2 }] }
    expect(
      ["2024-01-05", "2024-01-06", "2024-01-08"].map((date) => market.priceAt(split, day(date))),
    ).toEqual([100, 50, 50])
  })

  it("are missing before the first", () => {
    expect(() => market.valueOf(position, day("2024-01-04"))).toThrow("no price of A on or before 2024-01-04")
  })
})
