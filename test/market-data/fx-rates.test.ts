import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { parseIsoDate } from "../../src/engine/money/iso-date.ts"
import type { Caller, FxPair } from "../../src/operations/market-data-port.ts"
import { answerAsEcb, rateOn } from "../contract/vendor-fakes.ts"
import { WireFake } from "../contract/wire-fake.ts"
import { type LayerProcess, type LayerWorld, layerWorld } from "./layer-world.ts"

const user: Caller = { kind: "interactive", priority: 0 }
const hour = 3_600_000
const day = (text: string) => parseIsoDate(text) ?? Number.NaN

let world: LayerWorld
let ecb: WireFake
let process: LayerProcess

beforeEach(async () => {
  world = await layerWorld({ start: "2025-02-14T18:00:00Z", listings: [] })
  ecb = await WireFake.start(answerAsEcb(world.clock.read), world.clock.read)
  process = await world.start({ ecb: ecb.address })
})
afterEach(async () => {
  await world.close()
  await ecb.close()
})

const rates = (pairs: readonly FxPair[], ...days: string[]) =>
  process.layer.fxRates(pairs, days.map(day), { caller: user })
const pair = (base: string, quote: string): FxPair => ({ base, quote })

describe("exchange rates", () => {
  it("are direct, inverse or crossed through the euro, all in one request", async () => {
    const answers = await rates([pair("EUR", "USD"), pair("USD", "EUR"), pair("GBP", "USD")], "2025-02-13")
    const on = day("2025-02-13")
    const [usd, gbp] = [rateOn("USD", on), rateOn("GBP", on)]
    expect(answers.get("EUR/USD")?.[0]).toMatchObject({
      value: { rate: usd, path: "direct", day: on },
      source: "ecb",
      asOf: "2025-02-13",
      freshness: "fresh",
    })
    expect(answers.get("USD/EUR")?.[0]).toMatchObject({
      value: { rate: 1 / usd, path: "inverse" },
      source: "derived",
    })
    expect(answers.get("GBP/USD")?.[0].value).toEqual({ rate: usd / gbp, path: "cross-EUR", day: on })
    expect(ecb.log).toHaveLength(1)
  })

  it("of a weekend are Friday's, and say so", async () => {
    const [sunday] = (await rates([pair("EUR", "USD")], "2025-02-09")).get("EUR/USD") ?? []
    expect(sunday.value?.day).toBe(day("2025-02-07"))
    expect(sunday.freshness).toBe("fresh")
    expect(sunday.notes).toEqual([{ code: "carried-forward", text: "the rate of 2025-02-07" }])
  })

  it("are asked for once, whatever days and pairs of them follow, and after a restart", async () => {
    await rates([pair("EUR", "USD"), pair("EUR", "GBP")], "2025-02-13")
    await rates([pair("GBP", "USD"), pair("USD", "GBP")], "2025-01-15", "2025-02-03", "2025-02-14")
    await process.stop()
    process = await world.start({ ecb: ecb.address })
    const again = await rates([pair("EUR", "USD")], "2025-02-14")
    expect(again.get("EUR/USD")?.[0].freshness).toBe("fresh")
    expect(ecb.log).toHaveLength(1)
  })

  it("of a day after the last publication are that one's, stale once a newer one is due", async () => {
    await rates([pair("EUR", "USD")], "2025-02-14")
    ecb.play({ kind: "5xx", status: 503 })
    world.clock.advance(3 * 24 * hour) // Monday evening.
    await rates([pair("EUR", "USD")], "2025-02-17")
    await world.settled()
    const [monday] = (await rates([pair("EUR", "USD")], "2025-02-17")).get("EUR/USD") ?? []
    expect(monday).toMatchObject({ freshness: "stale", reason: "provider-unreachable", asOf: "2025-02-14" })
  })

  it("of a currency against itself are one, and cost nothing", async () => {
    const [same] = (await rates([pair("CHF", "CHF")], "2025-02-13")).get("CHF/CHF") ?? []
    expect(same).toMatchObject({ value: { rate: 1 }, freshness: "fresh" })
    expect(ecb.log).toHaveLength(0)
  })

  it("of a currency that nobody has are missing, with the reason", async () => {
    const [none] = (await rates([pair("EUR", "XXX")], "2025-02-13")).get("EUR/XXX") ?? []
    expect(none.value).toBeNull()
    expect(none.freshness).toBe("missing")
    expect(none.reason).not.toBeNull()
  })
})
