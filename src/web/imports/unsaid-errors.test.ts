import { expect, it } from "vitest"
import { unsaidErrors } from "./unsaid-errors.ts"

const problem = { type: "t", title: "Unreadable", status: 422, code: "unreadable-file" }

it("leaves out what the sentence says, whatever it begins with", () => {
  const said = { path: "log.csv:1", message: "expected the header of an Option Omega trade log" }
  const unsaid = { path: "log.csv:7", message: "a date such as 2025-10-13" }
  const detail = "log.csv, line 1: found “Name”; expected the header of an Option Omega trade log"
  expect(unsaidErrors({ ...problem, detail, errors: [said, unsaid] })).toEqual([unsaid])
})

it("has nothing to add to a problem without errors", () => {
  expect(unsaidErrors({ ...problem, detail: "No rows." })).toEqual([])
})
