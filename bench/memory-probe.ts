// A process of its own, so that its memory is its own: reads and analyses one log and says what it took.
// node bench/memory-probe.ts (ours | naive) FILE
import { readFileSync } from "node:fs"
import { analyzeTradeLog } from "../src/engine/trade-log/analyze-trade-log.ts"
import { describeTrades } from "./naive/describe-trades.ts"
import { checkTrades } from "./naive/check-trades.ts"
import { parseTrades } from "./naive/parse-trades.ts"
import { peakMemory } from "./peak-memory.ts"
import { readLog } from "./read-log.ts"
import { requestFor } from "./request-for.ts"

/** Of the logs in `demo/generate.ts`. */
const initialCapital = 10_000_000

const [way, path] = process.argv.slice(2)

/** Kept until the end, as a server keeps them. */
function work(): unknown {
  const bytes = readFileSync(path)
  if (way === "ours") {
    const { trades, report } = readLog(bytes)
    return { trades, report, analysis: analyzeTradeLog(requestFor(trades)) }
  }
  const rows = parseTrades(bytes)
  const sessions = [...new Set(rows.map((trade) => trade.dateClosed))].sort()
  return {
    rows,
    checks: checkTrades(rows, initialCapital),
    figures: describeTrades(rows, sessions, initialCapital),
  }
}

const kept = work()
globalThis.gc?.()
const { rss } = process.memoryUsage()
// Naming what was kept keeps it from being collected before its memory is read.
process.stdout.write(JSON.stringify({ rss, peak: peakMemory(), kept: kept !== null }))
