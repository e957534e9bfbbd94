import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { cleanUpImports } from "../../src/operations/clean-up-imports.ts"
import { readImport } from "../../src/operations/read-import.ts"
import { importTrades, type PortfolioWorld, portfolioWorld, preview, tradeOn } from "./portfolio-world.ts"

const HOUR = 3_600_000

let world: PortfolioWorld
beforeEach(async () => {
  world = await portfolioWorld()
})
afterEach(() => world.remove())

describe("cleaning up imports", () => {
  it("drops previews of more than a day ago, and neither younger ones nor what was committed", async () => {
    const ann = world.contextOf("ann")
    const { import: old } = await preview(ann, [tradeOn(10)])
    const { importId } = await importTrades(ann, [tradeOn(11)])
    world.advance(2 * HOUR)
    const { import: young } = await preview(ann, [tradeOn(12)])
    expect(await cleanUpImports(ann)).toBe(0)
    world.advance(23 * HOUR)
    expect(await cleanUpImports(ann)).toBe(1)
    await expect(readImport(ann, old.id)).rejects.toThrow(`there is no import ${old.id}`)
    expect((await readImport(ann, young.id)).import.status).toBe("staged")
    expect((await readImport(ann, importId)).import.status).toBe("committed")
  })
})
