import { expect, it } from "vitest"
import { coverageParts } from "./coverage-parts.ts"

it("lays bars and gaps out on one axis, both ends of each included", () => {
  // Ten days, 1 to 10 June; the 4th and 5th are missing, the 10th is not confirmed.
  expect(
    coverageParts({
      firstDay: "2026-06-01",
      lastDay: "2026-06-10",
      provisionalFrom: "2026-06-10",
      missing: [{ from: "2026-06-04", to: "2026-06-05", sessions: 2 }],
    }),
  ).toEqual({
    first: "2026-06-01",
    last: "2026-06-10",
    parts: [
      { kind: "stored", from: 0, to: 1 },
      { kind: "provisional", from: 0.9, to: 1 },
      { kind: "missing", from: 0.3, to: 0.5 },
    ],
  })
})

it("reaches to a gap after the last bar", () => {
  const covered = coverageParts({
    firstDay: "2026-06-01",
    lastDay: "2026-06-05",
    provisionalFrom: null,
    missing: [{ from: "2026-06-06", to: "2026-06-10", sessions: 3 }],
  })
  expect(covered?.last).toBe("2026-06-10")
  expect(covered?.parts.map(({ from, to }) => [from, to])).toEqual([
    [0, 0.5],
    [0.5, 1],
  ])
})

it("has no axis without a bar or a gap", () => {
  expect(coverageParts({ firstDay: null, lastDay: null, provisionalFrom: null, missing: [] })).toBeNull()
})
