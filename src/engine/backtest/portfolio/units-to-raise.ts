import type { BacktestSettings } from "../backtest-settings.ts"

type Fees = Pick<
  BacktestSettings,
  "commission" | "fixedCommission" | "perUnitCommission" | "minimumCommission" | "fractional"
>

/** Units whose sale brings an amount of money, its fee paid; whole ones are rounded up. Infinity where fees eat all that a unit brings. */
export function unitsToRaise(money: number, fillPrice: number, fees: Fees): number {
  const net = fillPrice * (1 - fees.commission) - fees.perUnitCommission
  if (!(net > 0)) return Infinity
  const units = Math.max((money + fees.fixedCommission) / net, (money + fees.minimumCommission) / fillPrice)
  return fees.fractional ? units : Math.ceil(units - 1e-9)
}
