import type { ImportCheck } from "../../contract/index.ts"
import { Decimal } from "../../engine/money/decimal.ts"
import { halfUnit, moneyTolerance } from "../checks/rounding.ts"
import { notRun, verdict, Violations } from "../checks/verdict.ts"
import type { LedgerDraft } from "./ledger-checks.ts"

const name = {
  id: "amount-arithmetic",
  label: "amount = quantity × price × multiplier, for each purchase and sale",
}

/** Holds for each trade, as far as the printed digits of its numbers carry. */
export function amountArithmetic({ transactions, decimals }: LedgerDraft, listed: number): ImportCheck {
  if (!["quantity", "price", "amount"].every((key) => decimals.has(key))) {
    return notRun(name, "the file has not all of quantity, price and amount")
  }
  const violations = new Violations(listed)
  for (const { type, quantity, price, amount, multiplier, line } of transactions) {
    if ((type !== "BUY" && type !== "SELL") || quantity === null || price === null || amount === null)
      continue
    const expected = new Decimal(quantity).times(price).times(multiplier)
    const carried =
      halfUnit(decimals.get("quantity")) * Math.abs(Number(price)) * Number(multiplier) +
      halfUnit(decimals.get("price")) * Math.abs(Number(quantity)) * Number(multiplier) +
      halfUnit(decimals.get("amount"))
    if (expected.minus(amount).abs().toNumber() <= moneyTolerance(carried)) continue
    const found = Number(amount)
    const worked = expected.round(6).toNumber()
    const detail = violations.wanted
      ? `${quantity} × ${price}${multiplier === "1" ? "" : ` × ${multiplier}`} is ${worked}, but the amount is ${amount}.`
      : ""
    violations.add({ line, expected: worked, found, detail })
  }
  return verdict(name, violations)
}
