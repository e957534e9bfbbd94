import { inferSchema, initParser } from "udsv"
import { assertEqualFigures } from "../assert-equal.ts"
import type { Comparison, Logs } from "../comparison.ts"
import type { Measure } from "../measure.ts"
import { checkTrades } from "../naive/check-trades.ts"
import { type NaiveTrade, parseTrades } from "../naive/parse-trades.ts"
import { readLog } from "../read-log.ts"

/** Bytes to checked columns, every line accounted for; against objects by regular expression, and against uDSV without any check. */
export async function benchParse({ trades, bytes }: Logs, measure: Measure): Promise<Comparison[]> {
  assertSame(bytes)
  const capital = readLog(bytes).initialCapital ?? Number.NaN
  const ours = await measure(() => readLog(bytes))
  const naive = await measure(() => {
    const rows = parseTrades(bytes)
    return [rows, checkTrades(rows, capital)]
  })
  const udsv = await measure(() => parseWithUdsv(bytes))
  const common = { subject: "parse and check", trades, unit: "ms", ours } as const
  return [
    { ...common, other: naive, against: "regular expression, objects, checks" },
    { ...common, other: udsv, against: "uDSV, typed objects, no checks" },
  ]
}

function parseWithUdsv(bytes: Uint8Array): unknown[] {
  const text = new TextDecoder().decode(bytes)
  return initParser(inferSchema(text)).typedObjs(text)
}

function assertSame(bytes: Uint8Array): void {
  const { trades, report, initialCapital } = readLog(bytes)
  const naive = parseTrades(bytes)
  const total = (values: Float64Array | Int32Array) => {
    let sum = 0
    for (const value of values) sum += value
    return sum
  }
  const naiveTotal = (value: (trade: NaiveTrade) => number) =>
    naive.reduce((sum, trade) => sum + value(trade), 0)
  assertEqualFigures(
    {
      count: trades.count,
      pnl: total(trades.pnl),
      contracts: total(trades.contracts),
      fundsAtClose: total(trades.fundsAtClose),
      maxLoss: total(trades.maxLoss),
      udsv: parseWithUdsv(bytes).length,
      legs: trades.legs.reduce((sum, legs) => sum + legs.length, 0),
    },
    {
      count: naive.length,
      pnl: naiveTotal((trade) => trade.pnl),
      contracts: naiveTotal((trade) => trade.contracts),
      fundsAtClose: naiveTotal((trade) => trade.fundsAtClose),
      maxLoss: naiveTotal((trade) => trade.maxLoss),
      udsv: naive.length,
      legs: naiveTotal((trade) => trade.legs.length),
    },
  )
  for (const [id, broken] of Object.entries(checkTrades(naive, initialCapital ?? Number.NaN))) {
    const found =
      id === "duplicates"
        ? report.duplicates.length
        : report.checks.find((check) => check.id === id)?.violationCount
    assertEqualFigures({ [id]: found }, { [id]: broken })
  }
}
