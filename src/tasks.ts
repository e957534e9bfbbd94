import { randomUUID } from "node:crypto"
import { zstdCompressSync, zstdDecompressSync } from "node:zlib"
import { backtestTasks } from "./backtest-tasks.ts"
import type { TaskTable } from "./compute/task-table.ts"
import { openColumnBlock } from "./contract/column-block.ts"
import { valueLedger } from "./engine/ledger/value-ledger.ts"
import { analyzeTradeLog } from "./engine/trade-log/analyze-trade-log.ts"
import { STILL_OPEN, type TradeColumns } from "./engine/trade-log/trade-columns.ts"
import { readFiles } from "./import-formats/read-files.ts"
import { readSeries } from "./import-formats/read-series.ts"
import { readLedger } from "./import-formats/transactions/read-ledger.ts"
import { nyseCalendar } from "./market-data/exchange-calendar/exchange-calendar.ts"
import { daySpan, joinBatches } from "./operations/portfolio-blocks/join-batches.ts"
import { orderTrades } from "./operations/portfolio-blocks/order-trades.ts"
import { planImport } from "./operations/portfolio-blocks/plan-import.ts"
import {
  decodeDays,
  decodeTrades,
  encodeDays,
  encodePortfolioTrades,
  encodeTrades,
  importColumn,
  openTrades,
  type PortfolioTradesMeta,
} from "./operations/portfolio-blocks/trade-block.ts"
import { readTrades } from "./operations/portfolio-blocks/trade-reader.ts"
import type { PortfolioBlocks } from "./operations/ports.ts"

/** What the ports Compute, PortfolioCompute and BacktestCompute do, in whichever thread they do it. */
export const tasks: TaskTable = {
  ...backtestTasks,
  readFiles: (files, options) => readFiles(files, options, { calendar: nyseCalendar }),
  readSeries,
  analyze: analyzeTradeLog,
  readLedger,
  valueLedger,

  readImport(files, options) {
    const read = readFiles(files, options, { calendar: nyseCalendar })
    const kept = read.map((file, index) => {
      const { role, name, size, sha256, report } = file
      const block = file.role === "trade-log" ? encodeTrades(file.trades) : encodeDays(file.days)
      return {
        file: { role, name, size, sha256, report },
        block: zstdCompressSync(block),
        source: zstdCompressSync(files[index].bytes),
      }
    })
    const trades = read.find((file) => file.role === "trade-log")?.trades ?? null
    const days = read.find((file) => file.role === "daily-log")?.days ?? null
    return { files: kept, plan: planImport(null, { trades, days }) }
  },

  planImport({ existing, incoming }) {
    const trades = incoming.trades === null ? null : decodeTrades(zstdDecompressSync(incoming.trades))
    const days = incoming.days === null ? null : decodeDays(zstdDecompressSync(incoming.days))
    if (existing === null) return planImport(null, { trades, days })
    const opened = openColumnBlock(existing.trades)
    const { imports } = opened.meta as PortfolioTradesMeta
    const batch = opened.column(importColumn)
    const importOf = (row: number) => imports[Number(batch[row])]
    return planImport({ trades: decodeTrades(existing.trades), importOf }, { trades, days })
  },

  openPortfolio(batches) {
    const joined = joinBatches(batches.trades.map(({ block }) => decodeTrades(zstdDecompressSync(block))))
    const imports = batches.trades.map(({ importId }) => importId)
    const days = batches.days === null ? null : zstdDecompressSync(batches.days.block)
    return {
      id: randomUUID(),
      trades: shared(encodePortfolioTrades(joined.trades, joined.batch, imports)),
      days: days === null ? null : shared(days),
      span: daySpan(joined.trades, days === null ? null : decodeDays(days)),
      tradeCount: joined.trades.count,
      openTradeCount: joined.trades.closeDay.reduce((open, day) => (day === STILL_OPEN ? open + 1 : open), 0),
      strategyNames: joined.trades.strategyNames,
    }
  },

  analyzePortfolio({ blocks, filter, ...conventions }) {
    return analyzeTradeLog({
      trades: tradesOf(blocks),
      dailyLog: blocks.days === null ? null : decodeDays(blocks.days),
      filter: { ...filter, strategies: filter.strategies === null ? null : new Set(filter.strategies) },
      ...conventions,
    })
  },

  orderTrades: ({ blocks, ...request }) => orderTrades(tradesOf(blocks), readTrades(blocks.trades), request),

  openSource: (source) => zstdDecompressSync(source),
}

/** Portfolios whose opened columns a thread keeps, because the engine keeps what it worked out about them by object. */
const MAX_OPENED = 2
const opened = new Map<string, TradeColumns>()

function tradesOf(blocks: PortfolioBlocks): TradeColumns {
  const trades = opened.get(blocks.id) ?? openTrades(blocks.trades)
  opened.delete(blocks.id)
  opened.set(blocks.id, trades)
  const [oldest] = opened.keys()
  if (opened.size > MAX_OPENED && oldest !== undefined) opened.delete(oldest)
  return trades
}

/** The bytes in memory that every thread sees. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.byteLength))
  copy.set(bytes)
  return copy
}
