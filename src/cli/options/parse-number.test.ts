import { describe, expect, it } from "vitest"
import { parsePort, parsePositive, parseRate, parseSizes, parseWorkers } from "./parse-number.ts"

describe("numbers on the command line", () => {
  it("are plain decimals", () => {
    expect(parseRate("0.02")).toBe(0.02)
    expect(parseRate("-.5")).toBe(-0.5)
    expect(parsePositive("1e5")).toBe(100_000)
  })

  it.each(["", " ", "0x10", "1,000", "Infinity", "NaN", "1e999", "2%", "--3"])("are not %j", (text) => {
    expect(() => parsePositive(text)).toThrow("A number was expected.")
  })

  it("have a range that makes sense", () => {
    expect(() => parseRate("-1")).toThrow("above -1")
    expect(() => parseRate("200")).toThrow("0.02 for two percent")
    expect(() => parsePositive("0")).toThrow("above 0")
    expect(() => parsePort("65536")).toThrow("65535")
    expect(() => parsePort("80.5")).toThrow("65535")
    expect(parseWorkers("64")).toBe(64)
    for (const workers of ["0", "1.5", "65", "1e9"])
      expect(() => parseWorkers(workers)).toThrow("from 1 to 64")
  })

  it("come as a list for sizes", () => {
    expect(parseSizes("1000, 10000")).toEqual([1_000, 10_000])
    expect(() => parseSizes("1000,")).toThrow("A number was expected.")
    expect(() => parseSizes("0")).toThrow("Whole numbers")
  })
})
