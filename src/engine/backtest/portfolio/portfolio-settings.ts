import { resolveSettings } from "../backtest-settings.ts"
import type { BacktestSettings } from "../backtest-settings.ts"
import type { PortfolioInstrument, PortfolioRequest } from "./portfolio-request.ts"

type Asked = Pick<
  PortfolioRequest,
  | "cash"
  | "commission"
  | "fixedCommission"
  | "perUnitCommission"
  | "minimumCommission"
  | "spread"
  | "slippage"
  | "cashInterestRate"
  | "wholeUnits"
> & { readonly instruments: readonly Pick<PortfolioInstrument, "target">[] }

/**
 * Money, costs and kind of units of an account, the defaults being those of a backtest of one instrument; the money is by default the sum
 * of the amounts, where the targets are amounts.
 * @throws InvalidBacktest for a value that is not allowed
 */
export function portfolioSettings({ instruments, wholeUnits, ...asked }: Asked): BacktestSettings {
  const cash = asked.cash ?? sumOfAmounts(instruments)
  const given = {
    ...(cash === null ? {} : { cash }),
    commission: asked.commission,
    fixedCommission: asked.fixedCommission,
    perUnitCommission: asked.perUnitCommission,
    minimumCommission: asked.minimumCommission,
    spread: asked.spread,
    slippage: asked.slippage,
    cashInterestRate: asked.cashInterestRate,
    fractional: wholeUnits !== true,
  }
  return resolveSettings(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)))
}

/** Null where the targets are no amounts. */
function sumOfAmounts(instruments: Asked["instruments"]): number | null {
  let sum = 0
  for (const { target } of instruments) {
    if (target === undefined || !("amount" in target)) return null
    sum += target.amount
  }
  return sum
}
