import { describe, expect, it, vi } from "vitest"
import { MemoryResultCache } from "./memory-result-cache.ts"

const size = (value: string) => value.length

describe("the result cache in memory", () => {
  it("makes a value once", async () => {
    const cache = new MemoryResultCache(100)
    const make = vi.fn(async () => "value")
    expect(await cache.fetch("a", make, size)).toBe("value")
    expect(await cache.fetch("a", make, size)).toBe("value")
    expect(make).toHaveBeenCalledOnce()
    expect(cache.bytes).toBe(5)
  })

  it("makes it once for callers that ask meanwhile", async () => {
    const cache = new MemoryResultCache(100)
    let finish = (_: string) => {}
    const make = vi.fn(() => new Promise<string>((resolve) => (finish = resolve)))
    const both = Promise.all([cache.fetch("a", make, size), cache.fetch("a", make, size)])
    finish("shared")
    expect(await both).toEqual(["shared", "shared"])
    expect(make).toHaveBeenCalledOnce()
  })

  it("drops what was not used for longest, and never holds more than its bytes", async () => {
    const cache = new MemoryResultCache(10)
    const make = vi.fn(async () => "1234")
    for (const key of ["a", "b"]) await cache.fetch(key, make, size)
    await cache.fetch("a", make, size) // now b is the oldest
    await cache.fetch("c", make, size)
    expect(cache.bytes).toBe(8)
    expect(make).toHaveBeenCalledTimes(3)
    await cache.fetch("a", make, size)
    expect(make).toHaveBeenCalledTimes(3)
    await cache.fetch("b", make, size)
    expect(make).toHaveBeenCalledTimes(4)
  })

  it("does not keep a failure, and passes it to all who asked", async () => {
    const cache = new MemoryResultCache(10)
    const make = vi.fn().mockRejectedValueOnce(new Error("no")).mockResolvedValue("yes")
    const both = await Promise.allSettled([cache.fetch("a", make, size), cache.fetch("a", make, size)])
    expect(both.map((one) => one.status)).toEqual(["rejected", "rejected"])
    expect(await cache.fetch("a", make, size)).toBe("yes")
  })

  it("hands on what is too large to keep, or of no size, without keeping it", async () => {
    const cache = new MemoryResultCache(3)
    const make = vi.fn(async () => "1234")
    await cache.fetch("a", make, size)
    await cache.fetch("a", make, size)
    await cache.fetch("b", make, () => 0)
    await cache.fetch("b", make, () => 0)
    expect(make).toHaveBeenCalledTimes(4)
    expect(cache.bytes).toBe(0)
  })
})
