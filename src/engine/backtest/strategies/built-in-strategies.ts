import { bollingerReversion } from "./bollinger-reversion.ts"
import { buyAndHold } from "./buy-and-hold.ts"
import { donchianBreakout } from "./donchian-breakout.ts"
import { emaCross } from "./ema-cross.ts"
import { macdCross } from "./macd-cross.ts"
import { momentum } from "./momentum.ts"
import { rsiReversion } from "./rsi-reversion.ts"
import { rulesSchema } from "./rules.ts"
import { smaCross } from "./sma-cross.ts"
import type { SignalStrategy, StrategySchema } from "./strategy.ts"

/** The built-in strategies whose rule is fixed, in the order in which they are shown. */
export const fixedStrategies: readonly SignalStrategy[] = [
  buyAndHold,
  smaCross,
  emaCross,
  macdCross,
  rsiReversion,
  bollingerReversion,
  donchianBreakout,
  momentum,
]

/** What is told about every built-in strategy: ids, parameters with default and range, and the rule in words. */
export const strategySchemas: readonly StrategySchema[] = [
  ...fixedStrategies.map(({ warmUp: _warmUp, signals: _signals, ...schema }) => schema),
  rulesSchema,
]
