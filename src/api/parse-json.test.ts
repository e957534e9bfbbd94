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

it("gives no object another prototype", () => {
  const parsed = parseJson('{"__proto__":{"admin":true},"name":"x"}') as Record<string, unknown>
  expect(parsed.admin).toBeUndefined()
  expect(Object.keys(parsed)).toEqual(["name"])
})
