import { epochDayOf, isoDate } from "../src/engine/money/iso-date.ts"
import { nyseCalendar } from "../src/market-data/exchange-calendar/exchange-calendar.ts"
import { barsPerSession, simulateMarket } from "./market-path.ts"
import { xoshiro128 } from "./xoshiro128.ts"

/** Daily prices of an index and of a bond fund that never were, over the sessions of 2014 to 2025. */
export function demoPrices(): { readonly index: string; readonly bonds: string } {
  const sessions = nyseCalendar.sessions("XNYS", epochDayOf(2014, 1, 1), epochDayOf(2025, 12, 31))
  const { price } = simulateMarket(sessions.length, 100, xoshiro128(9))
  return {
    index: dailyCsv(sessions, price, barsPerSession),
    bonds: dailyCsv(sessions, simulateBonds(sessions.length), bondSteps),
  }
}

const bondSteps = 6
const bondDrift = 0.028
const bondVolatility = 0.05

/** A geometric random walk, `bondSteps` prices a session. */
function simulateBonds(sessions: number): Float64Array {
  const random = xoshiro128(29)
  const steps = 252 * bondSteps
  let last = 50
  return Float64Array.from({ length: sessions * bondSteps }, () => {
    last *= Math.exp(
      (bondDrift - bondVolatility ** 2 / 2) / steps + (bondVolatility / Math.sqrt(steps)) * random.normal(),
    )
    return last
  })
}

function dailyCsv(sessions: Int32Array, price: Float64Array, perSession: number): string {
  const rows = Array.from(sessions, (day, session) => {
    const prices = price.subarray(session * perSession, (session + 1) * perSession)
    const bar = [prices[0], Math.max(...prices), Math.min(...prices), prices[perSession - 1]]
    return [isoDate(day), ...bar.map((value) => value.toFixed(2))].join(",")
  })
  return ["date,open,high,low,close", ...rows, ""].join("\n")
}
