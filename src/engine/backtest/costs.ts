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
 * Units that an amount of money buys, its fee paid: floor((money − fixed) ÷ unit cost), unit cost = fill price × (1 + relative) + per unit; fewer
 * where the least fee is more than that. Not floored with `fractional`. At least 0.
 */
export function affordableUnits(
  money: number,
  fillPrice: number,
  settings: Fees & Pick<BacktestSettings, "fractional">,
): number {
  const unitCost = fillPrice * (1 + settings.commission) + settings.perUnitCommission
  const units = Math.min(
    (money - settings.fixedCommission) / unitCost,
    (money - settings.minimumCommission) / fillPrice,
  )
  return Math.max(0, settings.fractional ? units : Math.floor(units))
}
