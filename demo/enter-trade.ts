import { barsPerSession, type MarketPath, tradingDaysUntilClose } from "./market-path.ts"
import { optionPrice } from "./option-price.ts"
import type { LegPlan, Strategy } from "./strategies.ts"
import { centsPerTick, type Leg, type Trade } from "./trade.ts"

/** Cents per contract and leg, at the opening and at a closing before expiry. */
export const feePerLeg = 125

/** Cents per contract; an order that brings or costs less is not sent. */
const leastPremium = 2_500

/** Opens a trade of a strategy at a bar, sized by the funds; null when its rules say no. */
export function enterTrade(
  strategy: Strategy,
  market: MarketPath,
  session: number,
  bar: number,
  funds: number,
  maxContracts: number,
): Trade | null {
  const spot = market.price[session * barsPerSession + bar]
  const movement = spot / market.price[session * barsPerSession] - 1
  const volatility = market.impliedVolatility[session]
  if (volatility * 100 > strategy.highestVix || movement < strategy.leastMovement) return null
  const firstExpiry = session + Math.min(...strategy.legs.map((leg) => leg.expirySessions))
  const deviation = spot * volatility * Math.sqrt(tradingDaysUntilClose(session, bar, firstExpiry) / 252)
  const legs = strategy.legs.map((plan) => fillLeg(plan, market, session, bar, deviation))
  const short = ticksOf(legs, "STO")
  const long = ticksOf(legs, "BTO")
  const premium = (short - long) * centsPerTick
  if (Math.abs(premium) < leastPremium) return null
  const margin = premium < 0 ? -premium : largestWidth(legs) * 10_000 - premium
  const contracts = Math.min(Math.floor((funds * strategy.allocation) / margin), maxContracts)
  if (contracts < 1) return null
  return {
    strategy,
    legs,
    contracts,
    openSession: session,
    openBar: bar,
    premium,
    openingFees: feePerLeg * legs.length * contracts,
    margin: margin * contracts,
    openingRatio: short / long,
    closeSession: -1,
    closeBar: -1,
    closingCost: 0,
    closingFees: 0,
    closingRatio: 0,
    reason: "",
    pnl: 0,
    fundsAtClose: 0,
    maxProfit: 0,
    maxLoss: 0,
  }
}

function fillLeg(plan: LegPlan, market: MarketPath, session: number, bar: number, deviation: number): Leg {
  const spot = market.price[session * barsPerSession + bar]
  const expirySession = session + plan.expirySessions
  const strike = Math.round((spot + plan.strikeDeviations * deviation) / 5) * 5 + plan.strikeOffset
  const days = tradingDaysUntilClose(session, bar, expirySession)
  const steps = optionPrice(plan.right, spot, strike, days, market.impliedVolatility[session]) * 20
  const ticks = plan.side === "BTO" ? Math.max(Math.ceil(steps), 1) : Math.floor(steps)
  return { right: plan.right, side: plan.side, strike, expirySession, ticks }
}

function ticksOf(legs: readonly Leg[], side: Leg["side"]): number {
  return legs.reduce((sum, leg) => (leg.side === side ? sum + leg.ticks : sum), 0)
}

/** Points between the strikes of the wider side of a vertical spread or a condor. */
function largestWidth(legs: readonly Leg[]): number {
  const width = (right: Leg["right"]) => {
    const strikes = legs.filter((leg) => leg.right === right).map((leg) => leg.strike)
    return strikes.length === 0 ? 0 : Math.max(...strikes) - Math.min(...strikes)
  }
  return Math.max(width("P"), width("C"))
}
