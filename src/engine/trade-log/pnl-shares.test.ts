import { expect, it } from "vitest"
import { pnlShares } from "./pnl-shares.ts"

const row = (totalPnl: number) => ({ name: "", trades: 1, statistics: { totalPnl }, nulls: {} })

it("splits the whole among those that made it", () => {
  expect(pnlShares([row(300), row(500), row(200)])).toEqual([0.3, 0.5, 0.2])
})

it("goes beyond the whole where another lost", () => {
  expect(pnlShares([row(1500), row(-500)])).toEqual([1.5, -0.5])
})

it("is null where there was no gain to share", () => {
  expect(pnlShares([row(-10), row(-30)])).toEqual([null, null])
})
