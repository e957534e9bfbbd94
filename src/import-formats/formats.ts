import { closedTrades } from "./closed-trades.ts"
import { liveTradeLog } from "./live-trade-log.ts"
import type { DailyLogFormat } from "./option-omega-daily-log.ts"
import { optionOmegaDailyLog, portfolioValueLog } from "./option-omega-daily-log.ts"
import { optionOmegaTradeLog } from "./option-omega-trade-log.ts"
import type { TradeLogFormat } from "./trade-log-format.ts"

/** Every format that is recognised; a new importer is one file and one line here. */
export const formats: readonly (TradeLogFormat | DailyLogFormat)[] = [
  optionOmegaTradeLog,
  liveTradeLog,
  closedTrades,
  optionOmegaDailyLog,
  portfolioValueLog,
]
