import { expect, it } from "vitest"
import { catalogue } from "../../engine/statistics/catalogue.ts"
import { analyzeTradeLog } from "../../engine/trade-log/analyze-trade-log.ts"
import { tradesOf } from "../../../test/trades-of.ts"
import { workingOf, workings } from "./workings.ts"

const pnls = [420, -180, 95.5, -310.25, 0, 640, 120, -75, 210, -40, 330, 15]
const trades = tradesOf(
  pnls.map((pnl, at) => {
    const day = `2024-${String(at + 1).padStart(2, "0")}-15`
    return { open: `${day} 10:00`, close: `${day} 15:00`, pnl, ...(at === 0 ? { funds: 10_420 } : {}) }
  }),
)
const options = { riskFreeRate: 0.03, periodsPerYear: 252 }
const { statistics, curve } = analyzeTradeLog({
  ...options,
  trades,
  dailyLog: null,
  filter: { strategies: null, from: null, to: null, dateBasis: "close" },
  sessions: new Int32Array(0),
  initialCapital: null,
  oneLot: false,
})
const values: Record<string, number | null | undefined> = {
  ...statistics,
  ...options,
  observations: curve.days.length,
  days: curve.days[curve.days.length - 1] - curve.days[0],
}

/** Works a line out as a reader would. */
function workOut(line: string): number {
  const expression = line
    .replaceAll("÷", "/")
    .replaceAll("×", "*")
    .replaceAll("−", "-")
    .replaceAll("^", "**")
    .replace(/\|([^|]+)\|/g, "Math.abs($1)")
  // oxlint-disable-next-line no-implied-eval, no-new-func, typescript/no-implied-eval -- arithmetic of this test's own making
  return new Function(`return ${expression}`)() as number
}

it.each(Object.keys(workings))("works out %s to the figure of the engine", (id) => {
  const line = workingOf(id, (name) => {
    const value = values[name]
    return value === null || value === undefined ? null : `(${String(value)})`
  })
  if (line === null) throw new Error(`${id} has a name without a value`)
  expect(workOut(line)).toBeCloseTo(statistics[id] ?? Number.NaN, 9)
})

it("explains figures of the catalogue only", () => {
  const ids = new Set(catalogue.map((entry) => entry.id))
  expect(Object.keys(workings).filter((id) => !ids.has(id))).toEqual([])
})

it("has no working while one of its figures is not defined", () => {
  expect(workingOf("winRate", (name) => (name === "wins" ? "3" : null))).toBeNull()
})
