import { decodeTrades, encodeTrades, openTrades } from "../../src/operations/portfolio-blocks/trade-block.ts"
import { assertEqualFigures } from "../assert-equal.ts"
import type { Comparison, Logs } from "../comparison.ts"
import type { Measure } from "../measure.ts"
import { type NaiveTrade, parseTrades } from "../naive/parse-trades.ts"
import { readLog } from "../read-log.ts"

/** The trades on their way to the store or the browser and back; against JSON of the objects. */
export async function benchColumnBlock({ trades, bytes }: Logs, measure: Measure): Promise<Comparison[]> {
  const columns = readLog(bytes).trades
  const rows = parseTrades(bytes)
  const block = encodeTrades(columns)
  const decode = () => decodeTrades(block)
  const json = JSON.stringify(rows)
  const parse = () => JSON.parse(json) as NaiveTrade[]
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)
  assertEqualFigures(
    { count: decode().count, pnl: total(decode().pnl) },
    { count: parse().length, pnl: parse().reduce((sum, trade) => sum + trade.pnl, 0) },
  )
  return [
    {
      subject: "encode column block",
      trades,
      unit: "ms",
      ours: await measure(() => encodeTrades(columns)),
      other: await measure(() => new TextEncoder().encode(JSON.stringify(rows))),
      against: "JSON of the objects",
    },
    {
      subject: "decode column block",
      trades,
      unit: "ms",
      ours: await measure(decode),
      other: await measure(parse),
      against: "JSON of the objects",
    },
    {
      subject: "open column block, numbers only",
      trades,
      unit: "ms",
      ours: await measure(() => openTrades(block)),
      other: await measure(parse),
      against: "JSON of the objects",
    },
    {
      subject: "size of column block",
      trades,
      unit: "MB",
      ours: block.byteLength / 1e6,
      other: new TextEncoder().encode(json).byteLength / 1e6,
      against: "JSON of the objects",
    },
  ]
}
