import { describe, expect, it } from "vitest"
import type { Priority } from "../../operations/market-data-port.ts"
import { Bulkhead } from "./bulkhead.ts"

/** Enters, and notes its name when it is let in. */
function enter(bulkhead: Bulkhead, priority: Priority, name: string, entered: string[]): Promise<unknown> {
  return bulkhead.enter(priority).then(() => entered.push(name))
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe("a bulkhead", () => {
  it("lets so many in and the others as slots come free, the most urgent first", async () => {
    const bulkhead = new Bulkhead({ slots: 2, places: 10 })
    const entered: string[] = []
    const all = [
      enter(bulkhead, 4, "history", entered),
      enter(bulkhead, 4, "history", entered),
      enter(bulkhead, 5, "confirmation", entered),
      enter(bulkhead, 1, "held", entered),
      enter(bulkhead, 0, "user", entered),
      enter(bulkhead, 1, "held, later", entered),
    ]
    await turn()
    expect(entered).toEqual(["history", "history"])
    for (let slot = 0; slot < 4; slot += 1) bulkhead.leave()
    await Promise.all(all)
    expect(entered.slice(2)).toEqual(["user", "held", "held, later", "confirmation"])
  })

  it("refuses when its queue is full, and takes again when a slot is left", async () => {
    const bulkhead = new Bulkhead({ slots: 1, places: 1 })
    await bulkhead.enter(0)
    const waiting = bulkhead.enter(0)
    await expect(bulkhead.enter(0)).rejects.toMatchObject({ why: "bulkhead-full" })
    bulkhead.leave()
    await waiting
    bulkhead.leave()
    await expect(bulkhead.enter(0)).resolves.toBeUndefined()
  })
})
