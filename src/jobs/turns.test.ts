import { describe, expect, it, vi } from "vitest"
import { Turns } from "./turns.ts"

describe("turns", () => {
  it("are taken every so often, and go on after one that failed", async () => {
    const errors: unknown[] = []
    let taken = 0
    const turns = new Turns({
      async turn() {
        taken += 1
        if (taken === 1) throw new Error("the store is busy")
      },
      everyMs: 1,
      onError: (error) => errors.push(error),
    })
    turns.wake()
    await vi.waitFor(() => expect(taken).toBeGreaterThan(3))
    await turns.stop()
    expect(errors).toEqual([new Error("the store is busy")])
  })

  it("come one after the other, and once more for any number of calls during one", async () => {
    let taken = 0
    let atOnce = 0
    const turns = new Turns({
      async turn() {
        expect(++atOnce).toBe(1)
        taken += 1
        await new Promise((resolve) => setTimeout(resolve, 5))
        atOnce -= 1
      },
      everyMs: 60_000,
      onError: (error) => {
        throw error
      },
    })
    turns.wake()
    turns.wake()
    turns.wake()
    await vi.waitFor(() => expect(taken).toBe(2))
    await new Promise((resolve) => setTimeout(resolve, 15))
    expect(taken).toBe(2)
    await turns.stop()
  })

  it("end with the one under way, and are not woken again", async () => {
    let ended = 0
    const turns = new Turns({
      async turn() {
        await new Promise((resolve) => setTimeout(resolve, 5))
        ended += 1
      },
      everyMs: 1,
      onError: () => {},
    })
    turns.wake()
    await turns.stop()
    expect(ended).toBe(1)
    turns.wake()
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(ended).toBe(1)
  })
})
