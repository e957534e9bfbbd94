import type { LabForm } from "../../form/lab-form.ts"
import { fractionOfPercent, readNumber } from "../../form/read-number.ts"
import { formatDecimal } from "../../../../format/decimal.ts"
import { formatMoneyBrief } from "../../../../format/money.ts"
import { formatPercentBrief } from "../../../../format/percent.ts"
import { rowCountOf, rowOf, targetsOf } from "./portfolio-form.ts"
import { shareOut } from "./share-out.ts"

/** How the money is divided at the start, as far as the form says so. */
export type Allocation = {
  /** Of each row, of the whole account; null where a ranking decides, or where nothing that can be read was typed. */
  readonly shares: readonly (number | null)[]
  /** What is left as cash; null where it is not known. */
  readonly cash: number | null
  /** The money at the start, where the form decides it. */
  readonly money: number | null
  /** Why it cannot be divided so, in a sentence. */
  readonly problem: string | null
}

/** What is over 1 by no more than this is rounding, as it is to the server. */
const rounding = 1e-9
export const usualCash = 10_000

/** Divides the account as the form says: by weights, by amounts, or not yet where a ranking does. */
export function allocationOf(form: LabForm): Allocation {
  switch (targetsOf(form)) {
    case "weights":
      return byWeights(form)
    case "amounts":
      return byAmounts(form)
    case "ranking":
      return { shares: rowsOf(form).map(() => null), cash: null, money: moneyOf(form), problem: null }
  }
}

/** Null of what was not typed, NaN of what is no number. */
export function typedWeights(form: LabForm): (number | null)[] {
  return rowsOf(form).map((row) => {
    const weight = typed(row, "weight")
    return weight === null ? null : fractionOfPercent(weight)
  })
}

function byWeights(form: LabForm): Allocation {
  const weights = typedWeights(form)
  const money = moneyOf(form)
  if (weights.some(Number.isNaN)) {
    return { shares: weights.map(readable), cash: null, money, problem: null }
  }
  const shares = shareOut(weights)
  const sum = total(shares)
  const left = Math.abs(1 - sum) <= rounding ? 0 : 1 - sum
  const isBlank = weights.includes(null)
  const problem =
    left < 0
      ? `The weights come to ${shareText(sum)}, ${shareText(-left)} more than there is.`
      : isBlank && total(weights.map((weight) => weight ?? 0)) >= 1 - rounding
        ? "The weights come to 100\u202f% already; nothing is left for the instruments without one."
        : null
  return { shares, cash: left < 0 ? null : left, money, problem }
}

function byAmounts(form: LabForm): Allocation {
  const amounts = rowsOf(form).map((row) => typed(row, "amount") ?? NaN)
  const sum = total(amounts)
  const money = moneyOf(form) ?? (sum > 0 ? sum : null)
  if (money === null || Number.isNaN(sum)) {
    return { shares: amounts.map(() => null), cash: null, money, problem: null }
  }
  const currency = form["currency"] ?? "USD"
  const left = Math.abs(money - sum) <= rounding * money ? 0 : money - sum
  return {
    shares: amounts.map((amount) => amount / money),
    cash: left < 0 ? null : left / money,
    money,
    problem:
      left < 0
        ? `The amounts come to ${formatMoneyBrief(sum, currency)}, ${formatMoneyBrief(-left, currency)} more than the cash at the start.`
        : null,
  }
}

/** Money at the start; null while it is left to the sum of the amounts, or is no number above 0. */
function moneyOf(form: LabForm): number | null {
  const cash = typed(form, "cash")
  if (cash === null) return targetsOf(form) === "amounts" ? null : usualCash
  return cash > 0 ? cash : null
}

function rowsOf(form: LabForm): LabForm[] {
  return Array.from({ length: rowCountOf(form) }, (_, at) => rowOf(form, at + 1))
}

function typed(row: LabForm, field: string): number | null {
  const text = row[field]
  return text === undefined || text.trim() === "" ? null : (readNumber(text) ?? NaN)
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function readable(value: number | null): number | null {
  return value === null || Number.isNaN(value) ? null : value
}

/** A share in percent with the digits that it needs, two at the most: a sum that is off by little has to show it. */
export function shareText(fraction: number): string {
  const percent = Number((fraction * 100).toFixed(2))
  const digits = [0, 1, 2].find((count) => Number(percent.toFixed(count)) === percent) ?? 2
  return percent === 0 ? formatPercentBrief(fraction) : `${formatDecimal(percent, { digits })}\u202f%`
}
