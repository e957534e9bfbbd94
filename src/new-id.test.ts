import { expect, it } from "vitest"
import { newId } from "./new-id.ts"

it("makes UUIDs of version 7 that sort by the millisecond they were made in", async () => {
  const first = newId()
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  await new Promise((resolve) => setTimeout(resolve, 2))
  expect(newId() > first).toBe(true)
  expect(new Set(Array.from({ length: 10_000 }, newId)).size).toBe(10_000)
})
