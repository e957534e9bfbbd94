import type { BacktestSettings } from "./backtest-settings.ts"

type Fees = Pick<
  BacktestSettings,
  "commission" | "fixedCommission" | "perUnitCommission" | "minimumCommission"
>
type Market = Pick<BacktestSettings, "spread" | "slippage">

/** 1 buys, −1 sells. */
export type Side = 1 | -1

/** Price at which an entry fills: market price × (1 ± slippage) × (1 ± spread). */
export function entryFillPrice(price: number, side: Side, { spread, slippage }: Market): number {
  return price * (1 + side * slippage) * (1 + side * spread)
}

/** Price at which an exit fills: market price × (1 ± slippage). The whole spread was charged on entry. */
export function exitFillPrice(price: number, side: Side, { slippage }: Market): number {
  return price * (1 + side * slippage)
}

/** Fee of one fill: max(minimum, fixed + per unit × units + relative × value). */
export function feeOf(units: number, fillPrice: number, fees: Fees): number {
  const usual = fees.fixedCommission + fees.perUnitCommission * units + fees.commission * units * fillPrice
  return Math.max(fees.minimumCommission, usual)
}

/**
 * Units that an amount of money buys: floor((money − fixed) ÷ unit cost), unit cost = fill price × (1 + relative) + per unit. Not
 * floored with `fractional`. At least 0. A least fee is not set aside: where it is the higher one, equity pays what it is more.
 */
export function affordableUnits(
  money: number,
  fillPrice: number,
  settings: Fees & Pick<BacktestSettings, "fractional">,
): number {
  const unitCost = fillPrice * (1 + settings.commission) + settings.perUnitCommission
  return wholeUnits((money - settings.fixedCommission) / unitCost, settings)
}

/** As `affordableUnits`, and fewer where the least fee would be left unpaid: for an account that never owes. */
export function payableUnits(
  money: number,
  fillPrice: number,
  settings: Fees & Pick<BacktestSettings, "fractional">,
): number {
  const withLeastFee = wholeUnits((money - settings.minimumCommission) / fillPrice, settings)
  return Math.min(affordableUnits(money, fillPrice, settings), withLeastFee)
}

/** None where there are more than can be counted: the price is next to nothing. */
function wholeUnits(units: number, { fractional }: Pick<BacktestSettings, "fractional">): number {
  return units > 0 && units < Infinity ? (fractional ? units : Math.floor(units)) : 0
}
