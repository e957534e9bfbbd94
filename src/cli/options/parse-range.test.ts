import { describe, expect, it } from "vitest"
import { collectNumbers } from "./parse-assignment.ts"
import { collectRanges } from "./parse-range.ts"

describe("a range of values", () => {
  it("has two ends and a step", () => {
    expect(collectRanges("fast=5:50:5", undefined)).toEqual([{ name: "fast", from: 5, to: 50, step: 5 }])
  })

  it("steps by 1, and may be one value", () => {
    const [fast, slow] = collectRanges("slow=30", collectRanges("fast=2:4", []))
    expect(fast).toEqual({ name: "fast", from: 2, to: 4, step: 1 })
    expect(slow).toEqual({ name: "slow", from: 30, to: 30, step: 1 })
  })

  it.each(["fast", "=5:6:1", "fast=", "fast=a:b:c", "fast=1:2:3:4", "fast=1::3"])("is not %s", (text) => {
    expect(() => collectRanges(text, undefined)).toThrow(/expected/)
  })
})

describe("parameters", () => {
  it("are gathered by name", () => {
    expect(collectNumbers("slow=30", collectNumbers("fast=-0.5", undefined))).toEqual({
      fast: -0.5,
      slow: 30,
    })
  })

  it("are given once each", () => {
    expect(() => collectNumbers("fast=9", { fast: 10 })).toThrow("fast was given twice")
  })
})
