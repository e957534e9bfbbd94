import { expect, it } from "vitest"
import { parseJson } from "./parse-json.ts"

it("takes an empty body for none", () => {
  expect(parseJson(" \n")).toBeUndefined()
})

it("counts brackets inside texts as text", () => {
  const text = `{"a":"${"[".repeat(100)}\\"{"}`
  expect(parseJson(text)).toEqual({ a: `${"[".repeat(100)}"{` })
})

it("reads 64 levels and no more", () => {
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels)
  expect(parseJson(nested(64))).toBeDefined()
  expect(() => parseJson(nested(65))).toThrow("nested deeper than 64")
})

it("gives no object another prototype, and leaves no field out", () => {
  for (const text of [
    '{"__proto__":{"admin":true},"name":"x"}',
    '{"a":[{"__proto__":5}]}',
    '{"\\u005f_proto__":1}',
  ]) {
    expect(() => parseJson(text)).toThrow("a field cannot be named __proto__")
  }
  expect(parseJson('{"name":"__proto__"}')).toEqual({ name: "__proto__" })
})
