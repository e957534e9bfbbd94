import { expect, it } from "vitest"
import { transferables } from "./transferables.ts"

it("finds each buffer once, wherever it stands", () => {
  const shared = new ArrayBuffer(16)
  const own = Float64Array.of(1, 2)
  const message = {
    curve: { days: new Int32Array(shared, 0, 2), equity: new Int32Array(shared, 8, 2) },
    list: [{ own }],
    none: null,
  }
  expect(transferables(message, new Set())).toEqual([shared, own.buffer])
})

it("leaves what the sender keeps", () => {
  const kept = Int32Array.of(1)
  expect(transferables({ kept, sent: Int32Array.of(2) }, new Set([kept.buffer]))).toHaveLength(1)
})
