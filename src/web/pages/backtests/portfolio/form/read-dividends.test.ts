import { expect, it } from "vitest"
import { dividendsText, readDividends } from "./read-dividends.ts"

it("reads a day and an amount a line, however they are set apart", () => {
  const dividends = [
    { date: "2020-03-20", amount: 1.41 },
    { date: "2020-06-19", amount: 1.37 },
  ]
  expect(readDividends("2020-03-20 1.41\n\n 2020-06-19;1.37 \n")).toEqual(dividends)
  expect(readDividends(dividendsText(dividends))).toEqual(dividends)
})

it.each(["2020-02-30 1", "2020-03-20", "2020-03-20 -1", "1.41 2020-03-20"])("names the line %j", (line) => {
  expect(readDividends(`2020-01-02 1\n${line}`)).toBe(
    `Line 2 is “${line}”: a day and an amount above 0, such as 2020-03-20 1.41.`,
  )
})
