import { expect, it } from "vitest"
import { splitFileAndColumn } from "./split-file-and-column.ts"

it.each([
  ["prices.csv:SPY", "prices.csv", "SPY"],
  ["../data/prices.csv:Adj Close", "../data/prices.csv", "Adj Close"],
  ["prices.csv:A:B.csv:C", "prices.csv:A:B.csv", "C"],
  ["-:SPY", "-", "SPY"],
])("reads %s as a file and its column", (text, file, column) => {
  expect(splitFileAndColumn(text)).toEqual({ file, column })
})

it.each(["prices.csv", "-", "odd:folder/prices.csv", "C:\\data\\prices.csv", "prices.csv:"])(
  "takes %s for a file without a column",
  (text) => {
    expect(splitFileAndColumn(text)).toEqual({ file: text, column: null })
  },
)
