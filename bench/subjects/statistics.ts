import { isoDate } from "../../src/engine/money/iso-date.ts"
import { analyzeTradeLog } from "../../src/engine/trade-log/analyze-trade-log.ts"
import { assertEqualFigures } from "../assert-equal.ts"
import type { Comparison, Logs } from "../comparison.ts"
import type { Measure } from "../measure.ts"
import { parseTrades } from "../naive/parse-trades.ts"
import { describeTrades } from "../naive/describe-trades.ts"
import { readLog } from "../read-log.ts"
import { requestFor } from "../request-for.ts"

/** Every statistic of a log that has just been read: of the trades, of the equity curve, and of each strategy. */
export async function benchStatistics({ trades, bytes }: Logs, measure: Measure): Promise<Comparison[]> {
  const log = readLog(bytes)
  const request = requestFor(log.trades)
  const capital = log.initialCapital ?? Number.NaN
  const rows = parseTrades(bytes)
  const sessions = Array.from(request.sessions, isoDate)
  // New columns each time: the engine remembers the order of trades that it has seen.
  const analyze = () => analyzeTradeLog({ ...request, trades: { ...request.trades } })
  assertEqualFigures(analyze().statistics, describeTrades(rows, sessions, capital).statistics)
  return [
    {
      subject: "every statistic",
      trades,
      unit: "ms",
      ours: await measure(analyze),
      other: await measure(() => describeTrades(rows, sessions, capital)),
      against: "arrays of objects, a walk a metric",
    },
  ]
}
