import { expect, it } from "vitest"
import type { ImportReport } from "../../../contract/index.ts"
import { listProblems } from "./list-problems.ts"

const report = {
  rejected: [
    { line: 9, lastLine: 10, column: "P/L", value: "abc", reason: "not-a-number", expected: "a number" },
  ],
  duplicates: [{ line: 4, repeatsLine: 3, repeatsImport: null }],
  ignored: [{ line: 6, reason: "no-effect" }],
} as unknown as ImportReport

it("lists what is not imported in the order of the file, each with its reason in words", () => {
  expect(listProblems(report, [{ line: 2, repeatsLine: null, repeatsImport: "earlier" }])).toEqual([
    {
      outcome: "duplicate",
      line: 2,
      lastLine: 2,
      column: null,
      value: "",
      reason: "in the portfolio already",
      expected: "",
    },
    {
      outcome: "duplicate",
      line: 4,
      lastLine: 4,
      column: null,
      value: "",
      reason: "repeats line 3",
      expected: "",
    },
    { outcome: "ignored", line: 6, lastLine: 6, column: null, value: "", reason: "no effect", expected: "" },
    {
      outcome: "rejected",
      line: 9,
      lastLine: 10,
      column: "P/L",
      value: "abc",
      reason: "not a number",
      expected: "a number",
    },
  ])
})
