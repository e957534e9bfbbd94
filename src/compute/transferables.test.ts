import { describe, expect, it } from "vitest"
import { transferables } from "./transferables.ts"

const large = () => new Uint8Array(100_000)

describe("what can be moved to another thread", () => {
  it("is every large buffer that a typed array fills, once, however deep it lies", () => {
    const one = large()
    const two = new Float64Array(20_000)
    const value = { ok: true, list: [{ one }, { again: one }], deep: { two, text: "no" }, none: null }
    expect(transferables(value)).toEqual([one.buffer, two.buffer])
  })

  it("is not a small one, a part of one, nor shared memory, which is there anyway", () => {
    const value = [
      { small: new Uint8Array(100) },
      { part: large().subarray(1) },
      { shared: new Uint8Array(new SharedArrayBuffer(100_000)) },
    ]
    expect(transferables(value)).toEqual([])
  })
})
