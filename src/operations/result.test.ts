import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonicalJson, resultKey } from "./result.ts"

describe("canonical JSON", () => {
  it("has the fields in the order of their names, and absent ones left out", () => {
    expect(canonicalJson({ b: [1, null], a: { d: true, c: "é" }, gone: undefined })).toBe(
      '{"a":{"c":"é","d":true},"b":[1,null]}',
    )
  })

  it("is JSON for the same value, whatever the order of its fields", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null))),
        (fields) => {
          const turned = Object.fromEntries(Object.entries(fields).toReversed())
          expect(canonicalJson(turned)).toBe(canonicalJson(fields))
          expect(JSON.parse(canonicalJson(fields))).toEqual({ ...fields })
        },
      ),
    )
  })
})

it("makes a key of the operation, its parameters and the revisions it read", () => {
  const context = { digest: (text: string) => text }
  const key = resultKey(context, "read", { limit: 5 }, { p1: 3 })
  expect(JSON.parse(key)).toEqual({
    engineVersion: expect.any(String) as unknown,
    operation: "read",
    parameters: { limit: 5 },
    revisions: { p1: 3 },
  })
})
