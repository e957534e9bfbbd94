import { expect, it } from "vitest"
import {
  bestRuns,
  neighboursOf,
  paramsAt,
  planeOf,
  pointOf,
  readGrid,
  readPoint,
  runAt,
} from "./search-grid.ts"

// Three by three, without the corner that a constraint forbids.
const grid = readGrid({
  runs: 8,
  maximize: "sharpeRatio",
  parameters: { fast: [5, 5, 5, 10, 10, 10, 20, 20], slow: [20, 30, 40, 20, 30, 40, 30, 40] },
  columns: { objective: [0.1, 0.2, 0.3, 0.4, 0.9, null, 0.5, 0.6] },
})

it("knows where each run stands", () => {
  expect(pointOf(grid, 4)).toEqual([1, 1])
  expect(paramsAt(grid, [1, 1])).toEqual({ fast: 10, slow: 30 })
  expect(runAt(grid, [1, 1])).toBe(4)
  expect(runAt(grid, [2, 0])).toBeNull()
})

it("finds the point of values in an address, and none for others", () => {
  expect(readPoint(grid, "20,30")).toEqual([2, 1])
  expect(readPoint(grid, "20,35")).toBeNull()
  expect(readPoint(grid, "20")).toBeNull()
  expect(readPoint(grid, null)).toBeNull()
})

it("lays a figure out over two axes, empty where there was no run", () => {
  expect([...planeOf(grid, "objective", { across: 0, up: 1, through: [1, 1] })]).toEqual([
    0.1,
    0.4,
    NaN,
    0.2,
    0.9,
    0.5,
    0.3,
    NaN,
    0.6,
  ])
})

it("shows one axis alone as a single row", () => {
  const line = readGrid({
    runs: 3,
    maximize: "sharpeRatio",
    parameters: { period: [2, 4, 6] },
    columns: { objective: [1, 2, 3] },
  })
  expect([...planeOf(line, "objective", { across: 0, up: 0, through: [0] })].slice(0, 3)).toEqual([1, 2, 3])
})

it("lists the best first and leaves out what has no figure", () => {
  expect(bestRuns(grid, "objective", 3)).toEqual([4, 7, 6])
  expect(bestRuns(grid, "objective", 10)).toHaveLength(7)
})

it("tells how the runs beside one run do", () => {
  // Of the eight cells about (10, 30), (20, 20) was forbidden and (10, 40) has no figure.
  const { count, mean, lowest } = neighboursOf(grid, 4)
  expect(count).toBe(6)
  expect(mean).toBeCloseTo((0.1 + 0.2 + 0.3 + 0.4 + 0.5 + 0.6) / 6, 12)
  expect(lowest).toBe(0.1)
})
