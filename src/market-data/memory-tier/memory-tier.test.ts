import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type MemoryKey, MemoryTier } from "./memory-tier.ts"

const key = (id: string): MemoryKey<string> => ({ kind: "quote", id })

describe("the memory tier", () => {
  it("gives back what it was given, by kind and id", () => {
    const tier = new MemoryTier(10_000)
    tier.set(key("a"), "of a", 10)
    expect(tier.get(key("a"))).toBe("of a")
    expect(tier.get({ kind: "bars", id: "a" })).toBeNull()
  })

  it("drops the least recently used first", () => {
    const tier = new MemoryTier(900)
    for (const id of ["a", "b", "c"]) tier.set(key(id), id, 100)
    tier.get(key("a"))
    tier.set(key("d"), "d", 100)
    expect(["a", "b", "c", "d"].map((id) => tier.get(key(id)))).toEqual(["a", null, "c", "d"])
  })

  it("does not keep what is larger than itself, nor what that would replace", () => {
    const tier = new MemoryTier(1_000)
    tier.set(key("a"), "small", 10)
    tier.set(key("a"), "large", 5_000)
    expect(tier.get(key("a"))).toBeNull()
    expect(tier.bytes).toBe(0)
  })

  it("never holds more bytes than it may, and counts none that are gone", () => {
    const step = fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "e"),
      bytes: fc.nat(900),
      isKept: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const tier = new MemoryTier(1_500)
        for (const { id, bytes, isKept } of steps) {
          if (isKept) tier.set(key(id), id, bytes)
          else tier.delete(key(id))
          expect(tier.bytes).toBeLessThanOrEqual(1_500)
        }
        for (const id of ["a", "b", "c", "d", "e"]) tier.delete(key(id))
        expect([tier.bytes, tier.entries]).toEqual([0, 0])
      }),
    )
  })
})
