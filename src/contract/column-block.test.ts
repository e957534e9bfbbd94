import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type ColumnValues, decodeColumnBlock, encodeColumnBlock, openColumnBlock } from "./column-block.ts"

const columns = new Map<string, ColumnValues>([
  ["minute", Int16Array.of(570, -1, 959)],
  ["day", Int32Array.of(19_000, 19_001, -2_147_483_648)],
  ["pnl", Float64Array.of(-0.1, Number.NaN, 1e300)],
  ["legs", ["1 Jan 5 4700 C STO 3.10", "", "Größe 📈"]],
])

describe("a column block", () => {
  it("gives back the columns and the meta that it was made of", () => {
    const block = decodeColumnBlock(encodeColumnBlock({ name: "Ä" }, columns))
    expect(block.meta).toEqual({ name: "Ä" })
    expect([...block.columns]).toEqual([...columns])
  })

  it("reads numbers where they lie, without a copy", () => {
    const bytes = encodeColumnBlock(null, columns)
    const day = openColumnBlock(bytes).column("day")
    expect(ArrayBuffer.isView(day) && day.buffer).toBe(bytes.buffer)
  })

  it("is read at any offset, and from shared memory", () => {
    const bytes = encodeColumnBlock("meta", columns)
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    expect([...decodeColumnBlock(shifted.subarray(3)).columns]).toEqual([...columns])
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length))
    shared.set(bytes)
    expect([...decodeColumnBlock(shared).columns]).toEqual([...columns])
  })

  it("decodes one text without the rest", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (texts) => {
        const block = openColumnBlock(encodeColumnBlock(null, new Map([["legs", texts]])))
        expect(texts.map((_, index) => block.text("legs", index))).toEqual(texts)
      }),
    )
  })

  it("refuses what is not a block, and a column that is not in it", () => {
    expect(() => openColumnBlock(new Uint8Array(100))).toThrow("not a column block")
    expect(() => openColumnBlock(new Uint8Array(0))).toThrow("not a column block")
    expect(() => openColumnBlock(encodeColumnBlock(null, columns)).column("margin")).toThrow("margin")
  })
})
