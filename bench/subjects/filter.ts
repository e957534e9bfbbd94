import { isoDate } from "../../src/engine/money/iso-date.ts"
import { analyzeTradeLog } from "../../src/engine/trade-log/analyze-trade-log.ts"
import { assertEqualFigures } from "../assert-equal.ts"
import type { Comparison, Logs } from "../comparison.ts"
import type { Measure } from "../measure.ts"
import { describeTrades } from "../naive/describe-trades.ts"
import { parseTrades } from "../naive/parse-trades.ts"
import { readLog } from "../read-log.ts"
import { requestFor } from "../request-for.ts"

/** Another strategy is chosen: everything the tear sheet shows of it, from columns that are already there. */
export async function benchFilter({ trades, bytes }: Logs, measure: Measure): Promise<Comparison[]> {
  const { trades: columns, initialCapital } = readLog(bytes)
  const request = requestFor(columns, 0)
  const rows = parseTrades(bytes)
  const sessions = Array.from(request.sessions, isoDate)
  const [name] = columns.strategyNames
  const filtered = () =>
    describeTrades(
      rows.filter((trade) => trade.strategy === name),
      sessions,
      initialCapital ?? Number.NaN,
    )
  assertEqualFigures(analyzeTradeLog(request).statistics, filtered().statistics)
  return [
    {
      subject: "filter by strategy",
      trades,
      unit: "ms",
      ours: await measure(() => analyzeTradeLog(request)),
      other: await measure(filtered),
      against: "filtered objects, all computed again",
    },
  ]
}
