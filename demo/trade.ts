import { barsPerSession, lastBar, type MarketPath, tradingDaysUntilClose } from "./market-path.ts"
import { optionPrice } from "./option-price.ts"
import type { Strategy } from "./strategies.ts"

/** Cents per contract of one price step: 0.05 a share, 100 shares. */
export const centsPerTick = 500

export type Leg = {
  readonly right: "C" | "P"
  readonly side: "BTO" | "STO"
  readonly strike: number
  readonly expirySession: number
  /** What it was filled at, in steps of 0.05 a share. */
  readonly ticks: number
}

/** A trade of a back-test. Money is in cents, so that every sum is exact. */
export type Trade = {
  readonly strategy: Strategy
  readonly legs: readonly Leg[]
  readonly contracts: number
  readonly openSession: number
  readonly openBar: number
  /** Per contract, + credit, − debit. */
  readonly premium: number
  readonly openingFees: number
  readonly margin: number
  readonly openingRatio: number
  closeSession: number
  closeBar: number
  /** Per contract, + paid, − received. */
  closingCost: number
  closingFees: number
  closingRatio: number
  reason: string
  pnl: number
  fundsAtClose: number
  /** Percent points of the premium. */
  maxProfit: number
  maxLoss: number
}

/**
 * What closing a position takes, in cents per contract, and its short value over its long value. Each leg pays the spread to
 * the next 0.05; at the close of its expiry it settles at its intrinsic value.
 */
export function closingValue(
  legs: readonly Leg[],
  market: MarketPath,
  session: number,
  bar: number,
): { cost: number; ratio: number } {
  const spot = market.price[session * barsPerSession + bar]
  let short = 0
  let long = 0
  for (const leg of legs) {
    const settles = session === leg.expirySession && bar === lastBar
    const days = settles ? 0 : tradingDaysUntilClose(session, bar, leg.expirySession)
    const fair = optionPrice(leg.right, spot, leg.strike, days, market.impliedVolatility[session])
    if (leg.side === "STO")
      short += settles ? Math.round(fair * 100) * 100 : Math.ceil(fair * 20) * centsPerTick
    else long += settles ? Math.round(fair * 100) * 100 : Math.floor(fair * 20) * centsPerTick
  }
  return { cost: short - long, ratio: long === 0 ? 0 : short / long }
}
