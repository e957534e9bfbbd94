import { expect, it } from "vitest"
import { row } from "./ledger.fixture.ts"
import { orderTransactions } from "./order-transactions.ts"

const typesOf = (...rows: Parameters<typeof row>[]) =>
  orderTransactions(rows.map((args) => row(...args))).map(({ type }) => type)

it("puts splits first, then what comes in, whatever the order of the file", () => {
  expect(
    typesOf(
      ["2024-01-02", "BUY", { symbol: "A" }],
      ["2024-01-02", "DEPOSIT"],
      ["2024-01-02", "SPLIT", { symbol: "A" }],
      ["2024-01-01", "FEE"],
    ),
  ).toEqual(["FEE", "SPLIT", "DEPOSIT", "BUY"])
})

it("goes by time where every row of the day has one", () => {
  expect(
    typesOf(
      ["2024-01-02", "SELL", { symbol: "A", time: 7200 }],
      ["2024-01-02", "BUY", { symbol: "A", time: 3600 }],
    ),
  ).toEqual(["BUY", "SELL"])
})

it("keeps the order of the file where a row of the day has no time", () => {
  expect(
    typesOf(["2024-01-02", "SELL", { symbol: "A", time: 7200 }], ["2024-01-02", "BUY", { symbol: "A" }]),
  ).toEqual(["SELL", "BUY"])
})
