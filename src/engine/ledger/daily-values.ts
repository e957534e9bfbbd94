import type { Currency } from "../money/currency.ts"
import type { Decimal } from "../money/decimal.ts"
import type { EpochDay } from "../money/iso-date.ts"
import { applyTransaction } from "./apply-transaction.ts"
import type { Book } from "./book.ts"
import type { Market } from "./market.ts"
import type { Transaction } from "./transaction.ts"

/** Value and external flows of a ledger on every calendar day of a period, in doubles. NaN where a price or a rate is not known. */
export type DailyValues = {
  readonly days: Int32Array
  /** At the end of the day. */
  readonly values: Float64Array
  readonly inflows: Float64Array
  /** ≥ 0. */
  readonly outflows: Float64Array
  /** What keeps a figure from being known: on the first day without a value, on the last day, for a flow. Null where nothing does. */
  readonly missing: {
    readonly anyDay: string | null
    readonly lastDay: string | null
    readonly flow: string | null
  }
}

/**
 * Writes the transactions of a period into a book, day by day, and values it at the end of each.
 * @param rows in the order of `orderTransactions`, none before `from`
 */
export function dailyValues(
  book: Book,
  rows: readonly Transaction[],
  { from, to, market }: { readonly from: EpochDay; readonly to: EpochDay; readonly market: Market },
): DailyValues {
  const count = to - from + 1
  const values = new Float64Array(count)
  const toNumber = rememberedNumbers()
  const firstFlow = book.journal.flows.length
  let anyDay: string | null = null
  let lastDay: string | null = null
  let next = 0
  for (let index = 0; index < count; index++) {
    const day = from + index
    while (next < rows.length && rows[next].day === day) applyTransaction(book, rows[next++])
    const lacking: string[] = []
    values[index] = valueOn(book, day, { market, toNumber, lacking })
    lastDay = lacking.at(0) ?? null
    anyDay ??= lastDay
  }
  const { flow, ...flows } = flowsByDay(book, { firstFlow, from, count, market })
  const days = Int32Array.from(values, (_, index) => from + index)
  return { days, values, ...flows, missing: { anyDay, lastDay, flow } }
}

/** Value at the end of a day; what it lacks goes to `lacking`. */
function valueOn(
  { positions, cash }: Book,
  day: EpochDay,
  { market, toNumber, lacking }: { market: Market; toNumber: (value: Decimal) => number; lacking: string[] },
): number {
  let value = 0
  const rateOf = (currency: Currency) => {
    const rate = market.rateAt(currency, day)
    if (rate === null) lacking.push(market.lacksRate(currency, day))
    return rate ?? NaN
  }
  for (const position of positions) {
    const quantity = toNumber(position.quantity)
    if (quantity === 0) continue
    const price = market.priceAt(position, day)
    if (price === null) lacking.push(market.lacksPrice(position, day))
    value += quantity * toNumber(position.multiplier) * (price ?? NaN) * rateOf(position.currency)
  }
  for (const [currency, amount] of cash) {
    const held = toNumber(amount)
    if (held !== 0) value += held * rateOf(currency)
  }
  return value
}

type FlowsByDay = Pick<DailyValues, "inflows" | "outflows"> & { readonly flow: string | null }

/** In and out by day. Where cash is implied every row has a flow, and what one sale brings another purchase of the day takes: they are netted. */
function flowsByDay(
  { journal, setting, unvalued }: Book,
  period: {
    readonly firstFlow: number
    readonly from: EpochDay
    readonly count: number
    readonly market: Market
  },
): FlowsByDay {
  const { firstFlow, from, count, market } = period
  const inflows = new Float64Array(count)
  const outflows = new Float64Array(count)
  let lacks = unvalued.at(0)?.text ?? null
  for (const { day, currency, amount } of journal.flows.slice(firstFlow)) {
    const rate = market.rateAt(currency, day)
    if (rate === null) lacks ??= market.lacksRate(currency, day)
    const flow = amount.toNumber() * (rate ?? NaN)
    if (flow < 0) outflows[day - from] -= flow
    else inflows[day - from] += flow
  }
  if (setting.cashMode === "implied") {
    for (let index = 0; index < count; index++) {
      const net = inflows[index] - outflows[index]
      inflows[index] = Math.max(net, 0)
      outflows[index] = Math.max(-net, 0)
    }
  }
  return { inflows, outflows, flow: lacks }
}

/** Decimals are immutable and mostly the same from day to day, so each is turned into a double once. */
function rememberedNumbers(): (value: Decimal) => number {
  const numbers = new WeakMap<Decimal, number>()
  return (value) => {
    const known = numbers.get(value)
    if (known !== undefined) return known
    const number = value.toNumber()
    numbers.set(value, number)
    return number
  }
}
