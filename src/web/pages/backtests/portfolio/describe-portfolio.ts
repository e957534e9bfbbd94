import type { PortfolioBacktestBody } from "../../../../contract/index.ts"
import { formatCount } from "../../../format/count.ts"
import { formatMoney } from "../../../format/money.ts"
import { formatPercent } from "../../../format/percent.ts"
import { strategyText } from "../history/strategy-text.ts"
import { firstDayOf } from "./form/periods.ts"

type Instrument = PortfolioBacktestBody["instruments"][number]

/** As many as a sentence can name; the rest are counted. */
const mostNamed = 5

/**
 * What a portfolio does, in words: "60 % ACWI and 40 % AGGH, from $10 000 and $500 more on the first trading day of each month.
 * Rebalanced on the first trading day of each quarter, or when a weight is 5 points off. Dividends stay as cash."
 * @param symbols of its instruments, in their order
 */
export function describePortfolio(body: PortfolioBacktestBody, symbols: readonly string[]): string {
  return [
    `${heldText(body, symbols)}${moneyText(body)}.`,
    strategiesText(body.instruments, symbols),
    rebalancingText(body),
    body.reinvestDividends === true ? "Dividends buy more of what paid them." : "Dividends stay as cash.",
    body.wholeUnits === true ? "Whole units only." : null,
  ]
    .filter((sentence) => sentence !== null)
    .join(" ")
}

/** "60 % ACWI and 40 % AGGH". */
export function heldText(body: PortfolioBacktestBody, symbols: readonly string[]): string {
  const { instruments, ranking, currency = "USD" } = body
  if (ranking) {
    const { top, lookback } = ranking
    return top === instruments.length
      ? `All of ${listed(symbols)} in equal shares, whatever rose over the last ${formatCount(lookback, "bar")}`
      : `The ${top === 1 ? "one" : String(top)} of ${listed(symbols, "or")} that rose most over the last ${formatCount(lookback, "bar")}${top === 1 ? "" : ", in equal shares"}`
  }
  const targets = instruments.map(({ target }) => target)
  if (targets.every((target) => target === undefined)) {
    return symbols.length === 1 ? `All in ${symbols[0] ?? ""}` : `${listed(symbols)} in equal shares`
  }
  const parts = targets.map((target, at) => {
    const symbol = symbols[at] ?? ""
    if (target === undefined) return symbol
    return "weight" in target
      ? `${weightText(target.weight)} ${symbol}`
      : `${amountText(target.amount, currency)} of ${symbol}`
  })
  const cash = cashLeft(instruments)
  return listed(cash === null ? parts : [...parts, `${weightText(cash)} cash`])
}

function cashLeft(instruments: readonly Instrument[]): number | null {
  const left = instruments.reduce((rest, { target }) => {
    return target !== undefined && "weight" in target ? rest - target.weight : NaN
  }, 1)
  return left > 1e-9 ? left : null
}

function moneyText({ cash, contribution, instruments, currency = "USD" }: PortfolioBacktestBody): string {
  const amounts = instruments.reduce((sum, { target }) => {
    return target !== undefined && "amount" in target ? sum + target.amount : NaN
  }, 0)
  const start = cash ?? (Number.isNaN(amounts) ? 10_000 : amounts)
  const from = `, from ${amountText(start, currency)}`
  if (!contribution) return from
  const { amount, period = "monthly" } = contribution
  const moved = `${amountText(Math.abs(amount), currency)} ${amount < 0 ? "taken out" : "more"}`
  return `${from} and ${moved} on ${firstDayOf(period) ?? "no day"}`
}

function strategiesText(instruments: readonly Instrument[], symbols: readonly string[]): string | null {
  const ruled = instruments.flatMap(({ strategy }, at) => {
    if (strategy === undefined) return []
    const { id, parameters = {}, expressions = {} } = strategy
    const rule = strategyText({ id, parameters, expressions, direction: "long" })
    return [`${symbols[at] ?? ""} only while ${rule} is in`]
  })
  return ruled.length === 0 ? null : `Holds ${listed(ruled)}.`
}

function rebalancingText({ rebalance = "none", band, ranking }: PortfolioBacktestBody): string {
  const day = firstDayOf(rebalance)
  const offs = [
    band?.absolute === undefined ? null : `${pointsText(band.absolute)} from its target`,
    band?.relative === undefined ? null : `${weightText(band.relative)} of its target away from it`,
  ].filter((part) => part !== null)
  const whenOff = offs.length === 0 ? null : `when a weight is more than ${offs.join(" or ")}`
  const times = [day === null ? null : `on ${day}`, whenOff].filter((part) => part !== null)
  if (times.length === 0) return ranking ? "Chosen once, at the start." : "Never rebalanced."
  return `${ranking ? "Chosen anew" : "Rebalanced"} ${times.join(", or ")}.`
}

/** "60 %", "33.3 %": one decimal where it has any. */
function weightText(weight: number): string {
  const percent = Number((weight * 100).toFixed(1))
  return formatPercent(weight, { digits: Number.isInteger(percent) ? 0 : 1 })
}

/** Money as a person says it: cents only where there are any. */
function amountText(amount: number, currency: string): string {
  return formatMoney(amount, currency, { digits: Number.isInteger(amount) ? 0 : 2 })
}

function pointsText(share: number): string {
  const points = Number((share * 100).toFixed(2))
  return `${String(points)}\u00a0${points === 1 ? "point" : "points"}`
}

/** "A", "A and B", "A, B and C", "A, B, C, D and 12 more". */
function listed(parts: readonly string[], joint: "and" | "or" = "and"): string {
  if (parts.length < 2) return parts[0] ?? ""
  const shown =
    parts.length > mostNamed
      ? [...parts.slice(0, mostNamed - 1), `${String(parts.length - mostNamed + 1)} more`]
      : parts
  return `${shown.slice(0, -1).join(", ")} ${joint} ${shown.at(-1) ?? ""}`
}
