import { expect, it } from "vitest"
import { parseUnfinished } from "./unfinished-imports.ts"

const entry = { id: "01J", name: "log.csv", at: "2025-10-14T09:00:00Z" }

it("reads what was stored", () => {
  expect(parseUnfinished(JSON.stringify([entry]))).toEqual([entry])
})

it("leaves out what is not an import of ours, and survives damage", () => {
  expect(parseUnfinished(JSON.stringify([entry, { id: 3 }, null, "x"]))).toEqual([entry])
  expect(parseUnfinished("{oops")).toEqual([])
  expect(parseUnfinished('{"id":"x"}')).toEqual([])
  expect(parseUnfinished(null)).toEqual([])
})

it("keeps the twenty newest", () => {
  const many = Array.from({ length: 30 }, (_, i) => ({ ...entry, id: String(i) }))
  expect(parseUnfinished(JSON.stringify(many)).map(({ id }) => id)).toEqual(
    many.slice(0, 20).map(({ id }) => id),
  )
})
