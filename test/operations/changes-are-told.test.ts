import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { deletePortfolio } from "../../src/operations/delete-portfolio.ts"
import type { StreamEvent } from "../../src/operations/events-port.ts"
import type { OperationContext } from "../../src/operations/operation-context.ts"
import { restoreImport } from "../../src/operations/restore-import.ts"
import { restorePortfolio } from "../../src/operations/restore-portfolio.ts"
import { undoImport } from "../../src/operations/undo-import.ts"
import { updatePortfolio } from "../../src/operations/update-portfolio.ts"
import { importTrades, type PortfolioWorld, portfolioWorld, preview, tradeOn } from "./portfolio-world.ts"

let world: PortfolioWorld
let ann: OperationContext
let heard: StreamEvent[]
beforeEach(async () => {
  world = await portfolioWorld()
  ann = world.contextOf("ann")
  heard = []
  world.events.subscribe("ann", null, (event) => heard.push(event))
})
afterEach(() => world.remove())

const changed = (portfolioId: string, revision: number | null) => ({
  type: "invalidation",
  portfolioId,
  revision,
})

describe("a change of a portfolio", () => {
  it("is told with the revision that it made, from the first import to undo", async () => {
    const { portfolioId, importId } = await importTrades(ann, [tradeOn(10)])
    await updatePortfolio(ann, portfolioId, { name: "Renamed" })
    await undoImport(ann, importId)
    await restoreImport(ann, importId)
    await deletePortfolio(ann, portfolioId)
    const { revision } = await restorePortfolio(ann, portfolioId)
    expect(heard).toEqual([
      changed(portfolioId, 1),
      changed(portfolioId, 2),
      changed(portfolioId, 3),
      changed(portfolioId, 4),
      changed(portfolioId, null),
      changed(portfolioId, revision),
    ])
  })

  it("is told to its owner alone", async () => {
    await importTrades(world.contextOf("bob"), [tradeOn(10)])
    expect(heard).toEqual([])
  })

  it("is not told when nothing changed", async () => {
    await preview(ann, [tradeOn(10)])
    await expect(updatePortfolio(ann, "none", { name: "x" })).rejects.toThrow("there is no portfolio")
    await expect(deletePortfolio(ann, "none")).rejects.toThrow("there is no portfolio")
    expect(heard).toEqual([])
  })
})
