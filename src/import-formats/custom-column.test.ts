import { describe, expect, it } from "vitest"
import { customColumn, customNames } from "./custom-column.ts"

describe("customColumn", () => {
  it("takes the type that every filled cell has", () => {
    expect(customColumn("Delta", ["0.1", "", "-3"])).toEqual({
      name: "Delta",
      type: "number",
      values: Float64Array.of(0.1, NaN, -3),
    })
    expect(customColumn("Day", ["2025-01-02", ""]).type).toBe("date")
    expect(customColumn("At", ["9:30", "10:00 AM"]).type).toBe("time")
    expect(customColumn("Mixed", ["1", "x"]).type).toBe("text")
    expect(customColumn("Empty", ["", ""]).type).toBe("text")
  })
})

describe("customNames", () => {
  it("numbers the second of a name and takes hostile names as they are", () => {
    expect(customNames(["Note", "__proto__", " Note "])).toEqual(["Note", "__proto__", "Note (2)"])
  })
})
