import * as fc from "fast-check"
import { expect, it } from "vitest"
import { isoDate } from "../money/iso-date.ts"
import { Market } from "./market.ts"
import { applyTransaction } from "./apply-transaction.ts"
import { gainsOf } from "./gains.ts"
import { closes, day, row } from "./ledger.fixture.ts"
import type { CostBasis } from "./lots.ts"
import { openBook } from "./open-book.ts"
import { costBasisOf } from "./position.ts"
import type { Transaction } from "./transaction.ts"
import { ZERO } from "../money/decimal.ts"

const firstDay = day("2024-01-01")
const lastDay = day("2024-03-31")
const rateDays = Int32Array.of(firstDay, firstDay + 30, firstDay + 60)

const prices = [
  closes("A", { "2024-01-01": 10.37, "2024-02-11": 13.11, "2024-03-03": 7.77 }),
  closes("B", { "2024-01-01": 201.5, "2024-02-20": 180.25 }),
]
const rates = [{ base: "EUR", quote: "USD", days: rateDays, rates: Float64Array.of(1.0831, 1.1013, 1.0577) }]

const cents = fc.integer({ min: 1, max: 500_000 }).map((amount) => (amount / 100).toFixed(2))
const shares = fc.integer({ min: 1, max: 5_000_000 }).map((quantity) => (quantity / 10_000).toFixed(4))
const currency = fc.constantFrom("USD", "EUR")
const date = fc.integer({ min: firstDay, max: lastDay }).map(isoDate)
const symbol = fc.constantFrom("A", "B")

const ofShares = fc
  .record({
    date,
    type: fc.constantFrom<Transaction["type"]>(
      "BUY",
      "SELL",
      "STOCK_DIVIDEND",
      "TRANSFER_IN",
      "TRANSFER_OUT",
      "SPIN_OFF",
    ),
    symbol,
    quantity: shares,
    amount: cents,
    currency,
    fee: cents,
    tax: cents,
  })
  .map(({ date: on, type, ...parts }) => row(on, type, parts))

const ofMoney = fc
  .record({
    date,
    type: fc.constantFrom<Transaction["type"]>(
      "DEPOSIT",
      "WITHDRAWAL",
      "INTEREST",
      "INTEREST_CHARGE",
      "FEE",
      "TAX_REFUND",
      "CREDIT",
      "CFD_RESULT",
    ),
    amount: cents,
    currency,
    fee: cents,
    subtype: fc.constantFrom("", "BONUS", "REBATE"),
  })
  .map(({ date: on, type, ...parts }) => row(on, type, parts))

const ofPositions = fc
  .record({
    date,
    type: fc.constantFrom<Transaction["type"]>("DIVIDEND", "RETURN_OF_CAPITAL"),
    symbol,
    amount: cents,
    currency,
    tax: cents,
  })
  .map(({ date: on, type, ...parts }) => row(on, type, parts))

const conversions = fc
  .record({ date, amount: cents, net: cents, fee: cents })
  .map(({ date: on, amount, net, fee }) =>
    row(on, "FX_CONVERSION", { amount, fee, currency: "USD", net: { amount: net, currency: "EUR" } }),
  )

const settledAbroad = fc
  .record({ date, symbol, quantity: shares, amount: cents, net: cents })
  .map(({ date: on, net, ...parts }) =>
    row(on, "BUY", { ...parts, net: { amount: `-${net}`, currency: "EUR" } }),
  )

const splits = fc
  .record({ date, symbol, ratio: fc.constantFrom({ new: "2", old: "1" }, { new: "1", old: "3" }) })
  .map(({ date: on, ...parts }) => row(on, "SPLIT", parts))

const ledger = fc.array(fc.oneof(ofShares, ofMoney, ofPositions, conversions, settledAbroad, splits), {
  maxLength: 25,
})
const method = fc.constantFrom<CostBasis>("fifo", "lifo", "hifo", "average")

function booked(transactions: readonly Transaction[], costBasis: CostBasis) {
  const market = new Market("USD", prices, rates)
  const { book, rows } = openBook(transactions, { costBasis, market })
  for (const each of rows) applyTransaction(book, each)
  return { book, market }
}

it("gains by part sum to value less flows, to 20 digits, whatever happened", () => {
  fc.assert(
    fc.property(ledger, method, (transactions, costBasis) => {
      const { book, market } = booked(transactions, costBasis)
      const { realised, unrealised, cash, income, fees, taxes, value, flows } = gainsOf(book, lastDay, market)
      const parts = realised.price
        .plus(realised.currency)
        .plus(unrealised.price)
        .plus(unrealised.currency)
        .plus(cash.currency)
        .plus(income)
        .minus(fees)
        .minus(taxes)
      expect(parts.minus(value.minus(flows)).abs().toNumber()).toBeLessThan(1e-20)
    }),
    { numRuns: 300 },
  )
})

it("lots sum to the position in quantity, under every method", () => {
  fc.assert(
    fc.property(ledger, method, (transactions, costBasis) => {
      for (const position of booked(transactions, costBasis).book.positions) {
        const held = position.lots.reduce((sum, lot) => sum.plus(lot.quantity), ZERO)
        expect(held.eq(position.quantity)).toBe(true)
        // Lots of one position are all bought or all sold short.
        expect(new Set(position.lots.map((lot) => lot.quantity.gt(ZERO))).size).toBeLessThan(2)
      }
    }),
  )
})

it("what was realised and what is left of the cost do not depend on the method in sum", () => {
  fc.assert(
    fc.property(
      fc.array(
        ofShares.filter(({ type }) => type === "BUY" || type === "SELL"),
        { maxLength: 20 },
      ),
      (rows) => {
        const totals = (["fifo", "lifo", "hifo", "average"] as const).map((costBasis) =>
          booked(rows, costBasis).book.positions.map((position) =>
            position.realised.minus(costBasisOf(position)).toFixed(15),
          ),
        )
        expect(new Set(totals.map((each) => each.join(" "))).size).toBe(1)
      },
    ),
  )
})
