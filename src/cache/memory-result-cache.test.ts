import { describe, expect, it } from "vitest"
import { MemoryResultCache } from "./memory-result-cache.ts"

const size = (value: string) => value.length

/** Makes a value and counts how often it was asked to. */
function maker(value: string) {
  const make = async () => {
    counted.times += 1
    return value
  }
  const counted = { make, times: 0 }
  return counted
}

describe("the result cache in memory", () => {
  it("makes a value once", async () => {
    const cache = new MemoryResultCache(100)
    const made = maker("value")
    expect(await cache.fetch("a", made.make, size)).toBe("value")
    expect(await cache.fetch("a", made.make, size)).toBe("value")
    expect(made.times).toBe(1)
    expect(cache.usage().bytes).toBe(5)
  })

  it("makes it once for callers that ask meanwhile", async () => {
    const cache = new MemoryResultCache(100)
    const made = maker("shared")
    const both = Promise.all([cache.fetch("a", made.make, size), cache.fetch("a", made.make, size)])
    expect(await both).toEqual(["shared", "shared"])
    expect(made.times).toBe(1)
  })

  it("drops what was not used for longest, and never holds more than its bytes", async () => {
    const cache = new MemoryResultCache(10)
    const made = maker("1234")
    const { make } = made
    for (const key of ["a", "b"]) await cache.fetch(key, make, size)
    await cache.fetch("a", make, size) // now b is the oldest
    await cache.fetch("c", make, size)
    expect(cache.usage().bytes).toBe(8)
    expect(made.times).toBe(3)
    await cache.fetch("a", make, size)
    expect(made.times).toBe(3)
    await cache.fetch("b", make, size)
    expect(made.times).toBe(4)
  })

  it("does not keep a failure, and passes it to all who asked", async () => {
    const cache = new MemoryResultCache(10)
    let attempts = 0
    const make = async () => {
      attempts += 1
      if (attempts === 1) throw new Error("no")
      return "yes"
    }
    const both = await Promise.allSettled([cache.fetch("a", make, size), cache.fetch("a", make, size)])
    expect(both.map((one) => one.status)).toEqual(["rejected", "rejected"])
    expect(await cache.fetch("a", make, size)).toBe("yes")
  })

  it("hands on what is too large to keep, or of no size, without keeping it", async () => {
    const cache = new MemoryResultCache(3)
    const made = maker("1234")
    const { make } = made
    await cache.fetch("a", make, size)
    await cache.fetch("a", make, size)
    await cache.fetch("b", make, () => 0)
    await cache.fetch("b", make, () => 0)
    expect(made.times).toBe(4)
    expect(cache.usage().bytes).toBe(0)
  })

  it("counts what it had, what it had not, what was being made, and what it dropped", async () => {
    const cache = new MemoryResultCache(8)
    const { make } = maker("1234")
    await Promise.all([cache.fetch("a", make, size), cache.fetch("a", make, size)]) // one miss, one joined
    await cache.fetch("a", make, size) // hit
    await cache.fetch("b", make, size) // miss
    await cache.fetch("c", make, size) // miss, and a is dropped
    await cache.fetch("b", make, size) // hit
    await cache.fetch("none", make, () => 0) // miss, not kept
    expect(cache.usage()).toEqual({
      tier: "memory",
      hits: 2,
      misses: 4,
      joined: 1,
      evictions: 1,
      entries: 2,
      bytes: 8,
      maxBytes: 8,
    })
  })
})
