import { STILL_OPEN } from "../engine/trade-log/trade-columns.ts"
import { impliedFees } from "./implied-fees.ts"
import { legColumns, type LegColumns } from "./leg-columns.ts"
import type { TradeLogDraft } from "./read-trade-log.ts"

/** Dollars of a contract for a price per share. */
const sharesPerContract = 100
/** Legs and premium agree when they differ by less than this share; slippage is part of it. */
const agreement = 0.2

type Units = { readonly factor: number; readonly why: string }

/**
 * Brings premium and closing cost of a live log into dollars per contract, cost positive when paid. The unit of each column is decided
 * from the whole file: the premium's from the legs, whose prices are per share; the cost's from its size beside the premium; the
 * cost's sign from the P/L. What was decided, and the fees that it implies, go into the report.
 */
export function settleLiveUnits(draft: TradeLogDraft): void {
  const { trades, has, decisions, notes } = draft
  const { premium, closingCost } = trades
  const legs = legColumns(trades)
  const ofPremium = premiumUnits(draft, legs)
  scale(premium, ofPremium.factor)
  decisions.push({ what: "unit of the premium", choice: unitName(ofPremium.factor), why: ofPremium.why })
  if (!has.has("closingCost")) return
  const ofCost = costUnits(draft, ofPremium)
  scale(closingCost, ofCost.factor)
  decisions.push({ what: "unit of the closing cost", choice: unitName(ofCost.factor), why: ofCost.why })
  const paid = fittingTrades(draft, legs, 1)
  const received = fittingTrades(draft, legs, -1)
  if (received > paid) scale(closingCost, -1)
  const why = `so ${Math.max(paid, received)} trades leave small fees, the other way ${Math.min(paid, received)}`
  const choice = received > paid ? "negative when paid, turned" : "positive when paid"
  decisions.push({ what: "sign of the closing cost", choice, why })
  const fees = totalFees(draft, legs)
  if (fees > 0) {
    const text = `the log has no fees; premium, closing cost and P/L imply ${fees.toFixed(2)} in all (derived, not stored)`
    notes.push({ line: null, text })
  }
}

function unitName(factor: number): string {
  return factor === 1 ? "dollars per contract" : "price per share, × 100"
}

function premiumUnits({ trades }: TradeLogDraft, legs: LegColumns): Units {
  const { count, premium, contracts, closingCost, pnl } = trades
  let prices = 0
  let dollars = 0
  for (let row = 0; row < count; row++) {
    const net = legs.netPrice[row]
    if (!(Math.abs(net) > 0)) continue
    if (Math.abs(premium[row] / net - 1) < agreement) prices++
    else if (Math.abs(premium[row] / net / sharesPerContract - 1) < agreement) dollars++
  }
  if (prices + dollars > 0) {
    const most = Math.max(prices, dollars)
    return {
      factor: prices > dollars ? sharesPerContract : 1,
      why: `the legs of ${most} of ${prices + dollars} trades say so`,
    }
  }
  // Without legs: a trade that expired worthless earned its premium.
  for (let row = 0; row < count; row++) {
    if (closingCost[row] !== 0 || premium[row] === 0) continue
    const earned = pnl[row] / contracts[row] / premium[row]
    if (earned > sharesPerContract / 2 && earned < sharesPerContract * 2) prices++
    else if (earned > 0.5 && earned < 2) dollars++
  }
  if (prices + dollars === 0)
    return { factor: 1, why: "nothing in the file tells it; taken as it is in other logs" }
  return {
    factor: prices > dollars ? sharesPerContract : 1,
    why: "the P/L of trades that expired worthless says so",
  }
}

/** A position is closed at a price of the order of its premium, so the unit is that in which they are closest. */
function costUnits({ trades }: TradeLogDraft, ofPremium: Units): Units {
  const { closingCost, premium } = trades
  const ratios: number[] = []
  closingCost.forEach((cost, row) => {
    const ratio = Math.abs(cost / premium[row])
    if (ratio > 0 && Number.isFinite(ratio)) ratios.push(ratio)
  })
  if (ratios.length === 0)
    return { factor: ofPremium.factor, why: "every cost is 0 or blank; taken as the premium's" }
  ratios.sort((a, b) => a - b)
  const median = ratios[Math.floor(ratios.length / 2)]
  const isPrice = Math.abs(Math.log(median * sharesPerContract)) < Math.abs(Math.log(median))
  const typical = (isPrice ? median * sharesPerContract : median).toPrecision(2)
  const why = `half of the costs other than 0 are then over ${typical} times the premium`
  return { factor: isPrice ? sharesPerContract : 1, why }
}

function scale(values: Float64Array, factor: number): void {
  // Twelve digits drop the noise of × 100 (4.35 × 100 is not 435 in binary).
  for (let row = 0; row < values.length; row++)
    values[row] = Number((values[row] * factor).toPrecision(12)) + 0
}

/** Closed trades whose P/L leaves small fees when the cost has this sign. */
function fittingTrades({ trades }: TradeLogDraft, legs: LegColumns, sign: 1 | -1): number {
  const { count, closingCost } = trades
  let fitting = 0
  for (let row = 0; row < count; row++) {
    if (closingCost[row] !== 0 && feesOf(trades, legs, row, closingCost[row] * sign) !== null) fitting++
  }
  return fitting
}

function totalFees({ trades }: TradeLogDraft, legs: LegColumns): number {
  let total = 0
  for (let row = 0; row < trades.count; row++)
    total += feesOf(trades, legs, row, trades.closingCost[row])?.fees ?? 0
  return total
}

function feesOf(
  { closeDay, premium, contracts, pnl }: TradeLogDraft["trades"],
  legs: LegColumns,
  row: number,
  closingCost: number,
): ReturnType<typeof impliedFees> {
  if (closeDay[row] === STILL_OPEN || Number.isNaN(closingCost)) return null
  return impliedFees({
    premium: premium[row],
    closingCost,
    contracts: contracts[row],
    pnl: pnl[row],
    legs: legs.legCount[row],
  })
}
