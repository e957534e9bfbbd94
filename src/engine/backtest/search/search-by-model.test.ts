import { describe, expect, it } from "vitest"
import { generator, randomBars } from "../random-bars.fixture.ts"
import { prepareSearch } from "./prepare-search.ts"
import { searchByModel, type SearchedByModel } from "./search-by-model.ts"
import { SeededGenerator } from "./seeded-generator.ts"

const search = prepareSearch({
  bars: randomBars(generator(5), { count: 300, volatility: 0.04, intraday: false }),
  strategy: { id: "sma-cross" },
  ranges: [
    { name: "fast", from: 2, to: 20, step: 1 },
    { name: "slow", from: 20, to: 60, step: 2 },
  ],
})

describe("a search by model that is stopped and goes on", () => {
  it.each([1, 7, 33])("runs what it would have run in one go, stopped every %i runs", (every) => {
    const whole = searchByModel(search, 60, new SeededGenerator(9).next)
    let state = 9
    let sofar: SearchedByModel | null = null
    while ((sofar?.plan.runs ?? 0) < 60) {
      const random = new SeededGenerator(state)
      const until: number = (sofar?.plan.runs ?? 0) + every
      sofar = searchByModel(search, 60, random.next, (done) => done < until, sofar)
      state = random.state
    }
    expect(sofar).toEqual(whole)
  })
})

describe("the seeded generator", () => {
  // Values: SplitMix32 written out with Python integers of 32 bits.
  it("is SplitMix32", () => {
    const { next } = new SeededGenerator(42)
    expect([next(), next(), next(), next()].map((value) => value * 2 ** 32)).toEqual([
      939911724, 3948730756, 321366731, 3317318717,
    ])
  })

  it("goes on from a state", () => {
    const first = new SeededGenerator(1)
    first.next()
    expect(new SeededGenerator(first.state).next()).toBe(314344336 / 2 ** 32)
  })
})
